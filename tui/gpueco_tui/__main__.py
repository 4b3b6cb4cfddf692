"""`python -m gpueco_tui` is `gpueco-tui`."""

from gpueco_tui.cli.main import run

if __name__ == "__main__":
    run()
