"""Nothing grows so long that it cannot be read in one go.

`scripts/relire.py` names what deserves a second look, long before.
"""

from tests.project import tree

MODULE, FUNCTION, TEMPLATE, TESTS, KERNEL = 500, 50, 120, 350, 6


def too_long(paths, limit):
    return {tree.shown(path): tree.lines(path) for path in paths if tree.lines(path) > limit}


def test_no_module_is_above_five_hundred_lines():
    written = [*tree.modules(), *tree.modules("config"), *tree.modules("scripts"), *tree.modules("bench")]
    assert written
    assert too_long(written, MODULE) == {}


def test_no_function_is_above_fifty_lines():
    found = {
        f"{tree.shown(path)}:{name}": size
        for path in [*tree.modules(), *tree.modules("scripts"), *tree.modules("bench")]
        for name, size in tree.functions(path)
        if size > FUNCTION
    }
    assert found == {}


def test_no_template_is_above_a_hundred_and_twenty_lines():
    assert too_long(tree.templates(), TEMPLATE) == {}


def test_no_test_file_is_above_three_hundred_and_fifty_lines():
    assert too_long(tree.modules("tests"), TESTS) == {}


def test_the_kernel_is_six_small_modules_at_most():
    kernel = [path.name for path in tree.modules("pasdecote/ground/kernel") if path.name != "__init__.py"]
    assert len(kernel) <= KERNEL, kernel


def test_scripts_of_pages_stay_small_too():
    ours = [p for p in tree.below("pasdecote", ".js") if "vendor" not in p.parts]
    assert too_long(ours, MODULE) == {}
