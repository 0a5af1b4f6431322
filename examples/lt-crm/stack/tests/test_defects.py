"""A defect is applied exactly, or `crm up` refuses in one sentence."""

import pytest
import yaml

from stack import defect_schema, defects
from stack.problem import Problem

GOOD = {"item": 11, "shows": "it is slow", "expect": {"outcome": "fail", "reason": "assertion", "says": "x"}, "run": "true"}


@pytest.fixture
def read(tmp_path):
    def write_and_read(content):
        path = tmp_path / "some.yml"
        path.write_text(content if isinstance(content, str) else yaml.safe_dump(content))
        return defect_schema.read(path)

    return write_and_read


def _defect(**content):
    return defects.Defect("some", {**GOOD, **content})


@pytest.mark.parametrize("path", sorted(defects.FOLDER.glob("*.yml")), ids=lambda path: path.stem)
def test_every_defect_of_this_example_is_well_formed(path):
    defect_schema.read(path)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"replaces": []}, "unknown key replaces; did you mean replace"),
        ({"item": 49}, "item must be the number of an item"),
        ({"item": "11"}, "item must be a number"),
        ({"item": True}, "item must be"),
        ({"expect": {"outcome": "failed"}}, "expect.outcome must be one of"),
        ({"expect": {"outcome": "fail", "says": "("}}, "not a regular expression"),
        ({"expect": {"reason": "x"}}, "expect.outcome is missing"),
        ({"others": {"26": "broken"}}, "others.26 must be one of"),
        ({"others": {"fifty": "fail"}}, "number of an item"),
        ({"replace": [{"file": "a", "from": "b"}]}, r"replace\[0\].to is missing"),
        ({"replace": [{"file": "/etc/passwd", "from": "a", "to": "b"}]}, "inside the tree"),
        ({"add": {"../x": "y"}}, "inside the tree"),
        ({"env": {"prod": {"A": "b"}}}, "must be one of production, staging"),
        ({"env": {"production": {"DEBUG": True}}}, "quote it"),
        ({"sql": {}}, "mapping that is not empty"),
        ({"run": None}, "run must be text"),
    ],
)
def test_what_is_not_understood_is_refused(read, change, says):
    with pytest.raises(Problem, match=says):
        read({**GOOD, **change})


def test_a_missing_key_a_repeated_key_and_a_file_that_changes_nothing_are_refused(read):
    with pytest.raises(Problem, match="shows is missing"):
        read({key: value for key, value in GOOD.items() if key != "shows"})
    with pytest.raises(Problem, match="'run' occurs twice"):
        read(yaml.safe_dump(GOOD) + "run: 'false'\n")
    with pytest.raises(Problem, match="changes nothing"):
        read({key: value for key, value in GOOD.items() if key != "run"})
    with pytest.raises(Problem, match="not valid YAML"):
        read("item: [")
    with pytest.raises(Problem, match="must be a mapping"):
        read("")


@pytest.mark.parametrize("text", ["nothing of it", "twice twice"])
def test_a_text_to_replace_must_occur_once(tmp_path, text):
    (tmp_path / "file.py").write_text(text)
    defect = _defect(replace=[{"file": "file.py", "from": "twice", "to": "x"}])
    with pytest.raises(Problem, match=r"must occur once in file\.py, not [02] times"):
        defect.change_tree(tmp_path)


def test_the_tree_is_changed_as_the_file_says(tmp_path):
    (tmp_path / "old.py").write_text("1")
    (tmp_path / "kept.py").write_text("good = True\n")
    defect = _defect(
        replace=[{"file": "kept.py", "from": "True", "to": "False"}],
        add={"new/file.py": "2"},
        remove=["old.py"],
    )
    defect.change_tree(tmp_path)
    found = {path.name: path.read_text() for path in tmp_path.rglob("*.py")}
    assert found == {"kept.py": "good = False\n", "file.py": "2"}


def test_files_that_are_not_there_or_there_already_are_refused(tmp_path):
    with pytest.raises(Problem, match=r"no file gone\.py"):
        _defect(remove=["gone.py"]).change_tree(tmp_path)
    (tmp_path / "here.py").write_text("")
    with pytest.raises(Problem, match="is there already"):
        _defect(add={"here.py": "x"}).change_tree(tmp_path)


def test_secrets_are_replaced_removed_and_taken_from_the_other_environment():
    secrets = {"production": {"KEY": "p", "GONE": "x"}, "staging": {"KEY": "s"}}
    _defect(
        env={"staging": {"KEY": "${production.KEY}"}, "production": {"KEY": "weak"}},
        unset={"production": ["GONE"]},
    ).change_secrets(secrets)
    assert secrets == {"production": {"KEY": "weak"}, "staging": {"KEY": "p"}}
    with pytest.raises(Problem, match="no secret NONE"):
        _defect(unset={"staging": ["NONE"]}).change_secrets(secrets)
    with pytest.raises(Problem, match="no secret NONE"):
        _defect(env={"staging": {"KEY": "${production.NONE}"}}).change_secrets(secrets)


def test_one_known_name_at_a_time(monkeypatch):
    monkeypatch.setenv("DEFECT", "")
    assert defects.from_environment() is defects.HEALTHY
    monkeypatch.setenv("DEFECT", "secret-key-default")
    assert defects.from_environment().content["item"] == 4
    for names in ("secret-key-default,backup-truncated", "a b"):
        monkeypatch.setenv("DEFECT", names)
        with pytest.raises(Problem, match="one DEFECT at a time"):
            defects.from_environment()
    for name in ("secret-key-defalt", "../defects/secret-key-default"):
        with pytest.raises(Problem, match="there is no defect"):
            defects.load(name)
