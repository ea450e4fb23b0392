"""The cases: command lines, the files that each reads and writes, and how the inputs are mutated."""

from dataclasses import dataclass, field

import binaries
import exports
import mutations
import stores
import texts


@dataclass(frozen=True)
class Kind:
    """The mutations of a kind of file: of bytes, of its structure, and to content that cannot be read without a loss."""

    octets: list
    formed: list
    wrong: list = field(default_factory=list)
    # The exit status when content of `wrong` is refused.
    status: tuple = (65,)
    is_store: bool = False


CSV = Kind(mutations.TEXT, texts.CSV, texts.WRONG_CSV)
# Its structure differs: only bytes are mutated.
BYTES_OF_CSV = Kind(mutations.TEXT, [])
# Compressed tables: damage inside them is found when they are decompressed.
PACKED = Kind(mutations.BYTES, [])
JSON = Kind(mutations.TEXT, texts.JSON, texts.WRONG_JSON)
JSON_LINES = Kind(mutations.TEXT, [])
NPY = Kind(mutations.BYTES, binaries.NPY, binaries.WRONG_NPY)
TEXT = Kind(mutations.TEXT, [], texts.WRONG_LINES)
PROMPT = Kind(mutations.TEXT, [])
# Secondary files: their refusal is a failure or invalid data.
FOLDER_JSON = Kind(mutations.TEXT, texts.JSON, texts.WRONG_JSON, (1, 65))
WEIGHTS = Kind(mutations.BYTES, binaries.WEIGHTS, binaries.WRONG_WEIGHTS, (1, 65))
PICTURE = Kind(mutations.BYTES, binaries.PICTURES)
STORE = Kind([], stores.STORES, stores.WRONG_STORES, (1,), is_store=True)
# The schema version of another program has no meaning here.
ORIGIN = Kind([], stores.STORES, [stores.foreign, stores.not_a_database], (1,), is_store=True)


@dataclass(frozen=True)
class Case:
    """A command line that runs in a folder with its files."""

    words: tuple
    # The kinds of the files that are mutated, by name.
    mutated: dict
    # The names of the other files that it reads.
    read: tuple = ()
    # Whether it may change the stores among the files.
    changes: bool = False
    weight: int = 1

    @property
    def command(self):
        return self.words[0] if self.words else ""


def _case(text, mutated, read="", changes=False, weight=1):
    return Case(tuple(text.split()), mutated, tuple(read.split()), changes, weight)


_MODEL = {
    "model/model.safetensors": WEIGHTS, "model/config.json": FOLDER_JSON, "model/modules.json": FOLDER_JSON,
    "model/vocab.txt": PROMPT, "model/1_Pooling/config.json": FOLDER_JSON, "model/sentence_bert_config.json": FOLDER_JSON,
    "model/tokenizer_config.json": FOLDER_JSON,
}
_CACHES = {"run/vectors.sqlite": STORE, "run/answers.sqlite": STORE}

CASES = [
    _case("cluster creatives.csv --model hashed --json", {"creatives.csv": CSV}, weight=3),
    _case("cluster creatives.csv --performance performance.csv --model hashed --assignments out/a.csv --json",
          {"creatives.csv": CSV, "performance.csv": CSV}, weight=3),
    _case("cluster creatives.csv --performance performance.csv --model hashed --keep-going --tree",
          {"creatives.csv": CSV, "performance.csv": CSV}, weight=2),
    _case("cluster snap.csv --model hashed --json", {"snap.csv": CSV}),
    _case("cluster creatives.csv --performance buyers.csv --model hashed --json", {"buyers.csv": CSV}, "creatives.csv"),
    _case("cluster mapped.csv --columns map.json --model hashed --json", {"mapped.csv": BYTES_OF_CSV, "map.json": JSON}, weight=2),
    _case("cluster utf16.csv --model hashed --json", {"utf16.csv": BYTES_OF_CSV}),
    _case("cluster creatives.csv --performance performance.csv --model hashed --store new.db --json",
          {"creatives.csv": CSV, "performance.csv": CSV}),
    _case("cluster creatives.csv --model hashed --replan --store store.db --json", {"store.db": STORE}, "creatives.csv", True, 2),
    _case("cluster --model hashed --dry-run --store store.db --json", {"store.db": STORE}),
    _case("cluster --model hashed --apply plan.json --store store.db --json", {"plan.json": JSON}, "store.db", True, 2),
    _case("cluster --model hashed --store origin.db --json", {"origin.db": ORIGIN}, changes=True, weight=2),
    _case("cluster --model hashed --store old.db --json", {"old.db": STORE}, changes=True),
    _case("campaigns list --store old.db", {"old.db": STORE}),
    _case("campaigns rename 1 x --store old.db", {"old.db": STORE}, changes=True),
    _case("cluster pictures.csv --model hashed --pictures --json",
          {"pictures/0.png": PICTURE, "pictures/3.png": PICTURE, "pictures/5.jpg": PICTURE},
          "pictures.csv pictures/1.png pictures/2.png pictures/4.png", weight=2),
    _case("campaigns list --validate --json --store store.db", {"store.db": STORE}, weight=2),
    _case("campaigns list --period 7d --store store.db", {"store.db": STORE}),
    _case("campaigns show 1 --by geo --json --store store.db", {"store.db": STORE}),
    _case("campaigns show 1 --store store.db", {"store.db": STORE}),
    _case("campaigns unassigned --store store.db", {"store.db": STORE}),
    _case("campaigns log --json --store store.db", {"store.db": STORE}),
    _case("campaigns rename 1 Spring --store store.db", {"store.db": STORE}, changes=True),
    _case("campaigns merge 1 2 --json --store store.db", {"store.db": STORE}, changes=True),
    _case("campaigns undo --json --store store.db", {"store.db": STORE}, changes=True),
    _case("campaigns delete 1 --store store.db", {"store.db": STORE}, changes=True),
    _case("campaigns create Autumn --json --store store.db", {"store.db": STORE}, changes=True),
    _case("campaigns forget-model --store store.db", {"store.db": STORE}, changes=True),
    _case("evaluate assignments.csv truth.csv --json", {"assignments.csv": CSV, "truth.csv": CSV}, weight=3),
    _case("evaluate assignments.csv truth.csv --truth-columns campaign,advertiser", {"truth.csv": CSV}, "assignments.csv"),
    _case("sample --output out/sample --creatives 30 --deals 6 --ads 5", {}),
    _case("kmeans f8.npy --clusters 3 --restarts 2 --labels out/l.npy --json", {"f8.npy": NPY}),
    _case("kmeans f4.npy --clusters 3 --restarts 2 --centroids out/c.npy --json", {"f4.npy": NPY}),
    _case("kmeans fortran.npy --clusters 3 --restarts 2 --cosine --json", {"fortran.npy": NPY}),
    _case("kmeans i8.npy --clusters 3 --restarts 2 --json", {"i8.npy": NPY}),
    _case("kmeans f8.npy --clusters 3 --initial start.npy --json", {"start.npy": NPY}, "f8.npy"),
    _case("kmeans second.npy --clusters 3 --restarts 2", {"second.npy": NPY}),
    _case("kmeans third.npy --clusters 3 --restarts 2", {"third.npy": NPY}),
    _case("mixture f8.npy --components 1...2 --restarts 1 --labels out/l.npy --responsibilities out/r.npy --plot out/p.svg --json",
          {"f8.npy": NPY}),
    _case("mixture i4.npy --components 2 --restarts 1 --reduce 2", {"i4.npy": NPY}),
    _case("mixture big.npy --components 1...2 --restarts 1 --prior", {"big.npy": NPY}),
    _case("mixture f4.npy --components 1...2 --restarts 1 --json", {"f4.npy": NPY}),
    _case("embed texts.txt --model hashed --output out/v.npy --json", {"texts.txt": TEXT}),
    _case("embed texts.txt --model model --output out/v.npy --json", _MODEL, "texts.txt", weight=4),
    _case("embed texts.txt --model model --precision int8 --output out/v.npy", _MODEL | {"texts.txt": TEXT}, weight=2),
    _case("packages deals.json --model hashed --json", {"deals.json": JSON}, weight=3),
    _case("packages deals-object.json --model hashed --soft --method kmeans --assignments out/p.csv --json",
          {"deals-object.json": JSON}),
    _case("packages deals-lines.json --model hashed --keep-going", {"deals-lines.json": JSON_LINES}),
    _case("packages deals.json --model hashed --prompt prompt.txt --dry-run", {"prompt.txt": PROMPT}, "deals.json"),
    _case("packages deals.json --model hashed --prompt prompt.txt --prompt-style python --dry-run --json", {"prompt.txt": PROMPT},
          "deals.json"),
    _case("packages deals.json --model hashed --resume run --incremental --json", _CACHES | {"run/run.json": JSON}, "deals.json", True, 2),
    _case("packages deals.json --model hashed --resume run", _CACHES, "deals.json run/run.json", True),
    _case("packages deals.json --model hashed --llm openai:mock --retries 0 --rate 60000 --resume run --json", _CACHES, "deals.json", True, 2),
    _case("packages --store store.db --json", {"store.db": STORE}),
    _case("packages deals.json --model hashed --store store.db", {"store.db": STORE}, "deals.json", True),
    _case("classify ads.csv --performance ads-performance.csv --classifications out/c.csv --report out/r.md --chart out/c.svg --json",
          {"ads.csv": CSV, "ads-performance.csv": CSV}, weight=3),
    _case("classify ads.csv --store store.db --force --json", {"store.db": STORE}, "ads.csv", True),
    _case("classify --only-analyse --store store.db --json", {"store.db": STORE}, changes=True),
    _case("classify --runs --store store.db", {"store.db": STORE}),
    _case("jobs types --json", {}),
    _case("jobs list --json --store store.db", {"store.db": STORE}),
    _case("jobs show 2 --store store.db", {"store.db": STORE}),
    _case("jobs log 2 --json --store store.db", {"store.db": STORE}),
    _case("jobs add summary_refresh --json --store store.db", {"store.db": STORE}, changes=True),
    _case("jobs run-now 1 --store store.db", {"store.db": STORE}, changes=True),
    _case("jobs pause 1 --json --store store.db", {"store.db": STORE}, changes=True),
    _case("jobs prune --older-than 1 --store store.db", {"store.db": STORE}, changes=True),
    _case("worker --until-idle --model hashed --poll 0.05 --store store.db", {"store.db": STORE}, "performance.csv", True),
    # Invalid rows end a job, not its worker.
    _case("worker --until-idle --model hashed --poll 0.05 --store store.db", {"performance.csv": BYTES_OF_CSV}, "store.db", True, 2),
    _case("worker --until-idle --model hashed --poll 0.05 --json --store store.db", {"store.db": STORE}, "performance.csv", True),
    *(_case(f"{command} {name} {options} --json", {name: kind})
      for names, kind in ((exports.TEXTS, BYTES_OF_CSV), (exports.CONTAINERS, PACKED)) for name in names
      for command, options in (("cluster", "--model hashed"), ("cluster", "--model hashed --keep-going"), ("columns", ""))),
]

# Free text follows these.
SPOKEN = [
    _case("campaigns create", {}, "store.db", True), _case("campaigns rename 1", {}, "store.db", True),
    _case("campaigns describe 1", {}, "store.db", True), _case("campaigns add 1", {}, "store.db", True),
    _case("campaigns show", {}, "store.db"), _case("campaigns move --to 2", {}, "store.db", True),
    _case("campaigns split 1 --name x", {}, "store.db", True), _case("campaigns merge 1", {}, "store.db", True),
    _case("campaigns", {}, "store.db", True), _case("jobs", {}, "store.db", True), _case("jobs show", {}, "store.db"),
    _case("jobs log", {}, "store.db"), _case("jobs add", {}, "store.db", True), _case("jobs run-now", {}, "store.db", True),
    _case("jobs add ad_classification", {}, "store.db", True), _case("jobs add summary_refresh --cron", {}, "store.db", True),
    _case("jobs add summary_refresh --at", {}, "store.db", True), _case("jobs add summary_refresh --then", {}, "store.db", True),
    _case("jobs add summary_refresh --cron @daily --time-zone", {}, "store.db", True), _case("evaluate", {}, "assignments.csv"),
    _case("cluster", {}), _case("kmeans", {}), _case("packages", {}), _case("embed", {}), _case("", {}),
]
