"""`package_pipeline.py MODEL DEALS.json`: groups deals into clusters, as a complete Python program.

Embeds the text of each deal with sentence-transformers in batches of 32, and clusters with scikit-learn.
"""

import json
import sys
import warnings
from pathlib import Path

from deal_texts import line


def main():
    import torch
    from sentence_transformers import SentenceTransformer

    from conditions import THREADS
    from selection import select

    warnings.simplefilter("ignore")
    torch.set_num_threads(THREADS)
    folder, path = sys.argv[1:]
    deals = json.loads(Path(path).read_text(encoding="utf-8"))
    lines = [line(deal) for deal in deals]
    encoder = SentenceTransformer(folder, device="cpu")
    vectors = encoder.encode(lines, batch_size=32, show_progress_bar=False, convert_to_numpy=True)
    count = len(deals)
    _, labels, tried = select(
        vectors, -(-count // 25), count // 5, dimension=32, trials=8, patience=3, tolerance=1e-3,
        iterations=100, regularization=1e-6,
    )
    clusters = {deal["deal_id"]: int(label) for deal, label in zip(deals, labels)}
    json.dump({"clusters": clusters, "tried": tried}, sys.stdout)


if __name__ == "__main__":
    main()
