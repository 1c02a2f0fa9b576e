#!/usr/bin/env bash
# Builds DJL's JNI for PyTorch beside a torch that is on this machine, so that the toolkit computes
# with that torch, and on whatever GPU it computes on.
#   build-jni.sh DJL TORCH OUT
#     DJL    DJL's sources of the release that the toolkit uses
#     TORCH  the folder of Python's torch, or of a libtorch: it holds include and lib
#     OUT    a new folder for the JNI and links to torch's libraries
#   JAVA_HOME   the JDK; by default the one whose javac is on the PATH
#   CXX         the C++ compiler; g++ by default
#   KD_LIB      the folder of the toolkit's jars; by default the distribution beside this script
set -euo pipefail

fail() {
    echo "build-jni: $1" >&2
    exit "${2:-1}"
}

usage() {
    fail "expected three folders: DJL's sources, torch, and a new one for what is built; found $# words
  build-jni.sh DJL TORCH OUT" 2
}

release() {
    # the DJL release of a jar such as api-0.35.1.jar
    local jars=("$jar_folder"/pytorch-engine-*.jar)
    [[ -f ${jars[0]} ]] || fail "$jar_folder has no pytorch-engine-*.jar; run './kd doctor', which builds the toolkit, or name the folder of its jars in KD_LIB"
    version=${jars[0]##*/pytorch-engine-}
    version=${version%.jar}
}

sources() {
    local found
    native=$djl/engines/pytorch/pytorch-native/src/main/native
    java=$djl/engines/pytorch/pytorch-engine/src/main/java
    shared=$djl/api/src/main/native/djl
    [[ -d $native && -d $java && -f $shared/utils.h ]] ||
        fail "$djl does not hold DJL's sources; fetch them with
  git clone --depth 1 --branch v$version https://github.com/deepjavalibrary/djl.git"
    found=$(sed -n 's/^djl *= *"\([^"]*\)".*/\1/p' "$djl/gradle/libs.versions.toml" 2>/dev/null | head -n 1)
    [[ $found == "$version" ]] ||
        fail "$djl is DJL ${found:-of an unknown version}, and the toolkit uses $version; take the tag v$version"
}

libraries() {
    [[ -f $torch/include/torch/csrc/api/include/torch/torch.h ]] ||
        fail "$torch has no include/torch/csrc/api/include/torch/torch.h; name torch's own folder, which this prints:
  python3 -c 'import os, torch; print(os.path.dirname(torch.__file__))'"
    [[ -f $torch/lib/libtorch.so ]] || fail "$torch has no lib/libtorch.so; only Linux has been thought of"
}

tools() {
    local javac
    cxx=${CXX:-g++}
    command -v "$cxx" >/dev/null || fail "the C++ compiler '$cxx' was not found; install g++ 10 or later, or name one in CXX"
    javac=${JAVA_HOME:+$JAVA_HOME/bin/}javac
    command -v "$javac" >/dev/null || fail "'$javac' was not found; install a JDK of version 17 or later, or set JAVA_HOME"
    javac=$(readlink -f "$(command -v "$javac")")
    jdk=$(dirname "$(dirname "$javac")")
    [[ -f $jdk/include/jni.h ]] || fail "$jdk has no include/jni.h; set JAVA_HOME to a whole JDK"
    compile_java=$javac
}

# One object a source, as many at a time as there are cores.
compile() {
    local flags=(-std=c++20 -O1 -fPIC -w)
    local dirs=("$work/include" "$jdk/include" "$jdk/include/linux" "$djl/api/src/main/native"
        "$torch/include" "$torch/include/torch/csrc/api/include")
    local source sources
    for dir in "${dirs[@]}"; do flags+=(-I "$dir"); done
    sources=("$native"/*.cc)
    echo "build-jni: compiling ${#sources[@]} files against $torch (a minute or two)" >&2
    printf '%s\0' "${sources[@]}" |
        xargs -0 -P "$(nproc)" -I {} bash -c '
            source=$1
            shift
            "$@" -c "$source" -o "$0/$(basename "$source" .cc).o"' "$work" {} "$cxx" "${flags[@]}" ||
        fail "the compiler gave up, see above"
    "$cxx" -shared "$work"/*.o -o "$out/libdjl_torch.so" -L"$torch/lib" -ltorch -ltorch_cpu -lc10 ||
        fail "the linker gave up, see above"
    [[ -f $out/libdjl_torch.so ]] || fail "$cxx made no $out/libdjl_torch.so"
}

link() {
    local name
    for name in c10 c10_cuda torch_cpu torch_cuda torch; do
        if [[ -f $torch/lib/lib$name.so ]]; then ln -s "$torch/lib/lib$name.so" "$out/lib$name.so"; fi
    done
}

# After an upgrade of Python's torch the links lead to another one: the toolkit compares.
record() {
    local version
    version=$(cat "$torch/build-version" 2>/dev/null ||
        sed -n "s/^__version__ *= *['\"]\([^'\"]*\)['\"].*/\1/p" "$torch/version.py" 2>/dev/null || true)
    if [[ -n $version ]]; then printf '%s\n' "$version" >"$out/torch-version"; fi
}

(($# == 3)) || usage "$@"
for folder in "$1" "$2"; do [[ -d $folder ]] || fail "there is no folder $folder" 2; done
[[ ! -e $3 ]] || fail "$3 is there already; name a new folder, or remove it" 2
djl=$(cd -P -- "$1" && pwd)
torch=$(cd -P -- "$2" && pwd)
here=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
jar_folder=${KD_LIB:-$here/../../kd-cli/target/kd/lib}

release
sources
libraries
tools

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/include"
"$compile_java" -proc:none -nowarn -cp "$jar_folder/*" -sourcepath "$java" -h "$work/include" -d "$work/classes" \
    "$java/ai/djl/pytorch/jni/PyTorchLibrary.java" || fail "javac gave up, see above"
mkdir -p "$3"
out=$(cd -P -- "$3" && pwd)
# half a folder would be taken for a whole one
trap 'rm -rf "$work" "$out"' EXIT
compile
link
record
trap 'rm -rf "$work"' EXIT

cat <<END
The JNI is built. Compute with this torch by

  export PYTORCH_LIBRARY_PATH=$out
  ./kd doctor
END
