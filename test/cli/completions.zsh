# What zsh shows after Tab: for each line of standard input, what is listed and the line as completed, in <<…>>.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1=; unsetopt beep; stty -echo cols 160 rows 200; autoload -Uz compinit; compinit -u -D; source $1
finish() { print -r -- \"<<\$BUFFER>>\"; BUFFER= }; zle -N finish; bindkey '^X' finish; LISTMAX=999; print REA''DY"
zpty -r shell out '*READY*'
while read -r line; do
  zpty -w -n shell "$line"$'\t\x18'
  zpty -r shell out '*<<*>>*'
  print -r -- "$out"
done
zpty -d shell
