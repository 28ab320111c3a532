# The tasks of this project. `just` comes with the test extra: pip install -e ".[test]"

set windows-shell := ["powershell.exe", "-NoLogo", "-NoProfile", "-Command"]

# All that a change must pass
check: lint types test

# Style of code, and its formatting
lint:
    ruff check .
    ruff format --check .

# Strict types
types:
    mypy

# The tests, or those that you name: just test tests/architecture
test *arguments:
    pytest {{ arguments }}

# Mend what can be mended without thought
fix:
    ruff check --fix .
    ruff format .

# The wheel and the source distribution, into dist/
build:
    python -m hatchling build
