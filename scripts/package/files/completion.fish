# Completion of countersign(1) for fish.
complete -c countersign -l copy -x -d 'Copy the code of the account that the words find'
complete -c countersign -l palette -f -d 'Open the window that finds a code'
complete -c countersign -l scan -f -d 'Find QR codes on all screens'
complete -c countersign -l lock -f -d 'Lock'
complete -c countersign -l show -f -d 'Show the window'
complete -c countersign -l hidden -f -d 'Start without a window'
complete -c countersign -l help -f -d 'Show help and exit'
complete -c countersign -l version -f -d 'Show the version and exit'
