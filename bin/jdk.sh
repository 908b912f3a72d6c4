# Sourced by the other scripts: puts a JDK of at least this version into JAVA_HOME and first on PATH.
jdk_needed=25

# The major version of the JDK in a directory, or nothing if none is there.
jdk_version() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

use_jdk() {
  local place version
  for place in "${JAVA_HOME:-}" /usr/lib/jvm/*"$jdk_needed"* /usr/lib/jvm/* /opt/*jdk* /opt/java/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    version=$(jdk_version "$place")
    if [ "${version:-0}" -ge "$jdk_needed" ]; then
      export JAVA_HOME=$place PATH="$place/bin:$PATH"
      return 0
    fi
  done
  cat >&2 <<EOF
Rhapsode needs a JDK $jdk_needed or newer, and none was found under JAVA_HOME, /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks or Homebrew.
Install one, for example Temurin from https://adoptium.net/temurin/releases/?version=$jdk_needed, or "sdk install java $jdk_needed-tem",
or "brew install openjdk@$jdk_needed"; if it stands elsewhere, set JAVA_HOME to it.
EOF
  return 1
}

# Without a UTF-8 locale, Java can neither open nor print names such as "Märchen.txt".
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
  *[uU][tT][fF]*8) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac
