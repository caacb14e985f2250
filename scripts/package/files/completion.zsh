#compdef countersign
# Completion of countersign(1) for zsh.
_arguments \
  '(- *)--copy[copy the code of the account that the words find]:words' \
  '(- *)--palette[open the window that finds a code]' \
  '(- *)--scan[find QR codes on all screens]' \
  '(- *)--lock[lock]' \
  '(- *)--show[show the window]' \
  '(- *)--hidden[start without a window]' \
  '(- *)--help[show help and exit]' \
  '(- *)--version[show the version and exit]' \
  '*:file:_files'
