package dev.keystore.cli.help;

import java.util.stream.Collectors;

/** The script for bash. It also serves the 3.2 of macOS, which has neither maps nor {@code compopt}. */
final class BashCompletion {
    private static final String LISTING = """
            _keystore_keys=() _keystore_times=() _keystore_lists=()

            # What a command line prints, kept for 30 seconds: sets $listed. Nothing of it is kept on disk.
            _keystore_list() {
                local key="<key>$*" i
                for ((i = 0; i < ${#_keystore_keys[@]}; i++)); do
                    [[ ${_keystore_keys[i]} == "$key" ]] || continue
                    listed=${_keystore_lists[i]}
                    ((SECONDS - _keystore_times[i] < 30)) && return
                    break
                done
                if ((i >= 50)); then _keystore_keys=() _keystore_times=() _keystore_lists=() i=0; fi
                listed=$("$@" </dev/null 2>/dev/null)
                _keystore_keys[i]=$key _keystore_times[i]=$SECONDS _keystore_lists[i]=$listed
            }

            # Sets $plain to a word without its quotes; fails where it would have to be evaluated.
            _keystore_plain() {
                case $1 in *[\\$\\`]*) return 1 ;; esac
                plain=${1//[\\"\\'\\\\]/}
                if [[ $plain == "~/"* ]]; then plain=$HOME/${plain:2}; fi
            }

            # Offers what `keystore list` shows in the namespace that is typed so far.
            _keystore_names() {
                local program=keystore asked=() word plain listed all name namespace=''
                case $typed in *[!A-Za-z0-9_./-]*) return ;; */*) namespace=${typed%/*} ;; esac
                if _keystore_plain "${COMP_WORDS[0]}"; then
                    case $(type -t "$plain") in file | function) program=$plain ;; esac
                fi
                for word in ${store[@]+"${store[@]}"}; do
                    _keystore_plain "$word" || return
                    asked+=("$plain")
                done
                asked+=(-o text -q --timeout 3s list)
                if [[ $namespace ]]; then asked+=("$namespace"); fi
                _keystore_list "$program" "${asked[@]}"
                all=$listed
                if [[ $offer == @deleted ]]; then
                    _keystore_list "$program" "${asked[@]}" --deleted
                    all=$(printf '%s\\n' "$all" | command grep '/$')$'\\n'$listed
                fi
                while IFS= read -r name; do
                    case $name in
                        *[!A-Za-z0-9_./-]* | '') continue ;;
                        */) ;;
                        *)
                            case $offer in
                                @namespaces) continue ;;
                                @scopes) name+=@latest ;;
                            esac
                            ;;
                    esac
                    if [[ $name == "$typed"* ]]; then COMPREPLY+=("$name"); fi
                done < <(printf '%s\\n' "$all")
            }
            """;

    private static final String COMPLETING = """
            # Sets $offer to what option $1 takes; fails if that is nothing.
            _keystore_takes() {
                local one
                for one in $2; do
                    if [[ $one == "$1="* ]]; then offer=${one#*=}; return; fi
                done
                return 1
            }

            # Keeps bash from offering files where nothing else is offered.
            _keystore_nothing_else() {
                if type -t compopt >/dev/null; then compopt +o default; fi
            }

            # Sets $offer to what may stand at argument $1.
            _keystore_place() {
                local one i=0
                offer=-
                for one in $places; do
                    if [[ $one == ... ]]; then return; fi
                    offer=$one
                    if ((i++ == $1)); then return; fi
                done
                offer=-
            }

            _keystore() {
                local IFS=$' \\t\\n' line=() word last='' i n=0 full tail
                # bash splits at = : @, too: what belongs together is put together.
                for ((i = 0; i <= COMP_CWORD; i++)); do
                    word=${COMP_WORDS[i]}
                    if ((n > 1)) && [[ $word =~ ^[=:@]+$ || $last =~ ^[=:@]+$ ]]; then
                        line[n - 1]+=$word
                    else
                        line[n++]=$word
                    fi
                    last=$word
                done
                full=${line[n - 1]}
                tail=${COMP_WORDS[COMP_CWORD]}
                if [[ $tail =~ ^[=:@]+$ ]]; then tail=''; fi

                COMPREPLY=()
                local command='' known='' awaits='' literal='' place=0 store=()
                local options valued optional places runs offer='' typed=${full#[\\"\\']} before=''
                _keystore_about ''
                for ((i = 1; i < n - 1; i++)); do
                    word=${line[i]}
                    if [[ $awaits ]]; then
                        if [[ $stores == *" $awaits "* ]]; then store+=("$awaits" "$word"); fi
                        awaits=''
                    elif [[ $word == -- && ! $literal ]]; then
                        literal=$i
                        if [[ $runs ]]; then break; fi
                    elif [[ $word == -?* && ! $literal ]]; then
                        if _keystore_takes "$word" "$valued"; then
                            awaits=$word
                        elif [[ $stores == *" ${word%%=*} "* ]]; then
                            store+=("$word")
                        fi
                    elif [[ $known ]]; then
                        ((++place))
                    else
                        case $command$word in
                            <groups>) command="$word " ;;
                            <patterns>) command=$command$word known=yes; _keystore_about "$command" ;;
                            *) return ;;
                        esac
                    fi
                done

                if [[ $literal && $runs ]]; then
                    if ((n - 2 > literal)); then return; fi
                    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -c -- "$typed")
                    return
                elif [[ $awaits ]]; then
                    _keystore_takes "$awaits" "$valued"
                elif [[ $full == --*=* && ! $literal ]]; then
                    before=${full%%=*}= typed=${full#*=}
                    typed=${typed#[\\"\\']}
                    _keystore_takes "${before%=}" "$valued $optional" || return
                elif [[ $full == -* && ! $literal ]]; then
                    offer=$options
                elif [[ $known ]]; then
                    _keystore_place "$place"
                else
                    case $command in
            <grouped>            *) offer='<first>' ;;
                    esac
                fi
                case $offer in
                    @files) return ;;
                    @*) _keystore_nothing_else; _keystore_names ;;
                    -) _keystore_nothing_else; return ;;
                    *)
                        for word in ${offer//|/ }; do
                            if [[ $word == "$typed"* ]]; then COMPREPLY+=("$word"); fi
                        done
                        ;;
                esac
                # Only what stands behind the last = : @ is replaced.
                before=${full#"$before"} before=${before%"$tail"} before=${before#[\\"\\']}
                for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do COMPREPLY[i]=${COMPREPLY[i]#"$before"}; done
                if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == */ ]] && type -t compopt >/dev/null; then compopt -o nospace; fi
            }
            complete -o default -F _keystore keystore
            """;

    private final CompletionModel model;

    BashCompletion(CompletionModel model) {
        this.model = model;
    }

    String script() {
        return LISTING.replace("<key>", key())
                + about()
                + COMPLETING
                        .replace("<groups>", String.join("|", model.groups()))
                        .replace("<patterns>", model.patterns())
                        .replace("<grouped>", grouped())
                        .replace("<first>", String.join(" ", model.firstWords()))
                        .replace("$stores", "' " + String.join(" ", model.storeOptions()) + " '");
    }

    /** What the listing of a namespace depends on beside the command line. */
    static String key() {
        return CompletionModel.VARIABLES.stream()
                .map(variable -> "${" + variable + "-} ")
                .collect(Collectors.joining());
    }

    private String about() {
        StringBuilder script = new StringBuilder("""
                # Sets what command $1 takes: options, those with a value, arguments, a command of another program.
                _keystore_about() {
                    options='%s' valued='%s' optional='%s' places='' runs=''
                    case $1 in
                """.formatted(
                        CompletionModel.names(model.shared()),
                        CompletionModel.valued(model.shared()),
                        CompletionModel.optional(model.shared())));
        for (Page command : model.commands()) {
            script.append(
                    "        %s)%n            options='%s'%n            valued='%s'%n            optional='%s' places='%s' runs=%s%n            ;;%n"
                            .formatted(
                                    CompletionModel.pattern(command),
                                    CompletionModel.names(model.all(command)),
                                    CompletionModel.valued(model.all(command)),
                                    CompletionModel.optional(model.all(command)),
                                    CompletionModel.places(command),
                                    CompletionModel.runsAnother(command) ? "yes" : "''"));
        }
        return script.append("    esac\n}\n\n").toString();
    }

    private String grouped() {
        return model.groups().stream()
                .map(group ->
                        "            '%s ') offer='%s' ;;%n".formatted(group, String.join(" ", model.wordsIn(group))))
                .collect(Collectors.joining());
    }
}
