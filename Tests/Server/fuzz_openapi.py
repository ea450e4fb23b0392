"""Runs schemathesis with all checks against a server, once without tokens and once with them."""

import os
import pathlib
import subprocess
import sys
import tempfile

import support

# Cases of each operation. The long form is SCHEMATHESIS_EXAMPLES=500.
EXAMPLES = os.environ.get("SCHEMATHESIS_EXAMPLES", "8")
SEED = os.environ.get("SCHEMATHESIS_SEED", "1")


def run(address, folder, *options):
    """Runs all phases and all checks; the exit status is 1 if one of them found something."""
    here = pathlib.Path(__file__).resolve().parent
    program = pathlib.Path(sys.executable).with_name("schemathesis")
    command = [
        str(program), "--config-file", str(here / "schemathesis.toml"), "run", f"{address}/openapi.json", "--checks", "all", "--max-examples", EXAMPLES, "--seed", SEED,
        "--continue-on-failure", "--request-timeout", "30", "--no-color", "--generation-database", "none", *options]
    hooks = {"SCHEMATHESIS_HOOKS": "formats", "PYTHONPATH": str(here)}
    return subprocess.run(command, cwd=folder, env=os.environ | hooks).returncode


def main():
    failed = False
    for name in sys.argv[1:] or ["open", "tokens"]:
        with tempfile.TemporaryDirectory() as folder, support.sample_store() as store:
            serving, sending = ["--workers", "0"], []
            if name == "tokens":
                tokens = os.path.join(folder, "tokens.json")
                made = subprocess.run(
                    [support.CREATIVES, "tokens", "add", "fuzz", "--tokens", tokens], check=True, capture_output=True,
                    text=True)
                serving += ["--tokens", tokens]
                sending = ["--header", f"Authorization: Bearer {made.stdout.strip()}"]
            with support.server(store, *serving) as address:
                print(f"schemathesis, {name}:", flush=True)
                failed |= run(address, folder, *sending) != 0
    sys.exit(1 if failed else 0)


main()
