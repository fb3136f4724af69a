# Sourced by ./build and ./hillock: sets and exports JAVA_HOME to a JDK 25 or newer, or says what to install.

jdk_version() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2> /dev/null; }
is_jdk_25() { [ -x "$1/bin/javac" ] && [ "$(jdk_version "$1")" -ge 25 ] 2> /dev/null; }

find_jdk_25() {
  local on_path folder
  on_path=$(command -v javac || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for folder in "${JAVA_HOME:-}" "${JDK25_HOME:-}" "$on_path" /usr/lib/jvm/*25* /opt/*25* \
    "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if [ -n "$folder" ] && is_jdk_25 "$folder"; then
      export JAVA_HOME=$folder
      return 0
    fi
  done
  echo "hillock: no JDK 25 found (looked at JAVA_HOME, JDK25_HOME, the PATH, /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks)." >&2
  echo "Install one, for example Eclipse Temurin 25 (Debian: apt-get install temurin-25-jdk), or point JAVA_HOME at it." >&2
  return 2
}

find_jdk_25 || exit 2
