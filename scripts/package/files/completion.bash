# Completion of countersign(1) for bash.
_countersign() {
  local word=${COMP_WORDS[COMP_CWORD]}
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W '--copy --palette --scan --lock --show --hidden --help --version' -- "$word")
  elif [[ ${COMP_WORDS[COMP_CWORD - 1]} != --copy ]]; then
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}
complete -F _countersign countersign
