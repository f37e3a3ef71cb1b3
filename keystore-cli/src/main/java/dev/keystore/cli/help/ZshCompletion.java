package dev.keystore.cli.help;

import dev.keystore.cli.option.Option;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The script for zsh: as bash's, and each word with what it means. */
final class ZshCompletion {
    private static final String LISTING = """
            #compdef keystore
            typeset -gA _keystore_lists _keystore_times

            # What a command line prints, kept for 30 seconds: sets $listed.
            _keystore_list() {
                local key="<key>$*"
                # zsh sets SECONDS to 0 before it completes.
                local since=${_keystore_times[$key]-} now=${(%):-%D{%s}}
                if [[ -z $since ]] || (( now - since >= 30 )); then
                    if (( ${#_keystore_times} >= 50 )); then _keystore_times=() _keystore_lists=(); fi
                    _keystore_lists[$key]=$("$@" </dev/null 2>/dev/null)
                    _keystore_times[$key]=$now
                fi
                listed=${_keystore_lists[$key]}
            }

            # Offers what `keystore list` shows in the namespace that is typed so far.
            _keystore_names() {
                local typed=${(Q)PREFIX} program=${(Q)words[1]} word listed name namespace=''
                local -a asked all names levels
                case $typed in (*[^A-Za-z0-9_./-]*) return ;; (*/*) namespace=${typed%/*} ;; esac
                if [[ $program == '~/'* ]]; then program=$HOME/${program[3,-1]}; fi
                if [[ -z ${commands[$program]-}${functions[$program]-} && ! -x $program ]]; then program=keystore; fi
                for word in "${store[@]}"; do
                    # It would have to be evaluated.
                    if [[ $word == *[\\$\\`]* ]]; then return; fi
                    word=${(Q)word}
                    if [[ $word == '~/'* ]]; then word=$HOME/${word[3,-1]}; fi
                    asked+=("$word")
                done
                asked+=(-o text -q --timeout 3s list)
                if [[ -n $namespace ]]; then asked+=("$namespace"); fi
                _keystore_list "$program" "${asked[@]}"
                all=("${(@f)listed}")
                if [[ $offer == @deleted ]]; then
                    _keystore_list "$program" "${asked[@]}" --deleted
                    all=("${(@M)all:#*/}" "${(@f)listed}")
                fi
                for name in "${all[@]}"; do
                    case $name in
                        (*[^A-Za-z0-9_./-]*|'') ;;
                        (*/) levels+=("$name") ;;
                        (*)
                            case $offer in
                                (@namespaces) ;;
                                (@scopes) names+=("$name@latest") ;;
                                (*) names+=("$name") ;;
                            esac
                            ;;
                    esac
                done
                compadd -S '' -a levels
                compadd -a names
            }
            """;

    private static final String COMPLETING = """
            # Sets $offer to what option $1 takes; fails if that is nothing.
            _keystore_takes() {
                local one
                for one in ${=2}; do
                    if [[ $one == "$1="* ]]; then offer=${one#*=}; return; fi
                done
                return 1
            }

            # Sets $offer to what may stand at argument $1.
            _keystore_place() {
                local one i=0
                offer=-
                for one in ${=places}; do
                    if [[ $one == ... ]]; then return; fi
                    offer=$one
                    if (( i++ == $1 )); then return; fi
                done
                offer=-
            }

            _keystore() {
                local word command='' known='' awaits='' literal='' valued optional places runs offer='' i place=0
                local -a store options verbs
                verbs=(
            <verbs>    )
                _keystore_about ''
                for (( i = 2; i < CURRENT; i++ )); do
                    word=${words[i]}
                    if [[ -n $awaits ]]; then
                        if [[ $stores == *" $awaits "* ]]; then store+=("$awaits" "$word"); fi
                        awaits=''
                    elif [[ $word == -- && -z $literal ]]; then
                        literal=$i
                        if [[ -n $runs ]]; then break; fi
                    elif [[ $word == -?* && -z $literal ]]; then
                        if _keystore_takes "$word" "$valued"; then
                            awaits=$word
                        elif [[ $stores == *" ${word%%=*} "* ]]; then
                            store+=("$word")
                        fi
                    elif [[ -n $known ]]; then
                        (( ++place ))
                    else
                        case $command$word in
                            (<groups>) command="$word " ;;
                            (<patterns>) command=$command$word known=yes; _keystore_about "$command" ;;
                            (*) return 1 ;;
                        esac
                    fi
                done

                if [[ -n $literal && -n $runs ]]; then
                    shift literal words
                    (( CURRENT -= literal ))
                    _normal
                    return
                elif [[ -n $awaits ]]; then
                    _keystore_takes "$awaits" "$valued"
                elif [[ $PREFIX == --*=* && -z $literal ]]; then
                    _keystore_takes "${PREFIX%%=*}" "$valued $optional" || return
                    compset -P 1 '*='
                elif [[ $PREFIX == -* && -z $literal ]]; then
                    _describe -o option options
                    return
                elif [[ -n $known ]]; then
                    _keystore_place "$place"
                else
                    case $command in
            <grouped>        esac
                    _describe command verbs
                    return
                fi
                case $offer in
                    (@files) _files ;;
                    (@*) _keystore_names ;;
                    (-) return 1 ;;
                    (*) compadd -- ${(s:|:)offer} ;;
                esac
            }
            if [[ $funcstack[1] = _keystore ]]; then _keystore "$@"; else compdef _keystore keystore; fi
            """;

    private final CompletionModel model;

    ZshCompletion(CompletionModel model) {
        this.model = model;
    }

    String script() {
        return LISTING.replace("<key>", BashCompletion.key())
                + about()
                + COMPLETING
                        .replace("<verbs>", verbs())
                        .replace("<groups>", String.join("|", model.groups()))
                        .replace("<patterns>", model.patterns())
                        .replace("<grouped>", grouped())
                        .replace("$stores", "' " + String.join(" ", model.storeOptions()) + " '");
    }

    private String about() {
        StringBuilder script = new StringBuilder("""
                # Sets what command $1 takes: options, those with a value, arguments, a command of another program.
                _keystore_about() {
                    places='' runs=''
                    options=(%s)
                    valued='%s' optional='%s'
                    case $1 in
                """.formatted(
                        options(model.shared()),
                        CompletionModel.valued(model.shared()),
                        CompletionModel.optional(model.shared())));
        for (Page command : model.commands()) {
            script.append(
                    "        (%s)%n            options+=(%s)%n            valued+=' %s' optional+=' %s'%n            places='%s' runs=%s%n            ;;%n"
                            .formatted(
                                    CompletionModel.pattern(command),
                                    options(CompletionModel.own(command)),
                                    CompletionModel.valued(CompletionModel.own(command)),
                                    CompletionModel.optional(CompletionModel.own(command)),
                                    CompletionModel.places(command),
                                    CompletionModel.runsAnother(command) ? "yes" : "''"));
        }
        return script.append("    esac\n}\n\n").toString();
    }

    private String verbs() {
        Stream<String> single = model.in("").stream().map(command -> described(command.name(), command.purpose()));
        Stream<String> grouped =
                model.groups().stream().map(group -> described(group, String.join(", ", model.wordsIn(group))));
        return Stream.concat(single, grouped).map("        %s%n"::formatted).collect(Collectors.joining());
    }

    private String grouped() {
        return model.groups().stream()
                .map(group -> "            ('%s ') verbs=(%s) ;;%n"
                        .formatted(
                                group,
                                model.in(group).stream()
                                        .map(command ->
                                                described(CompletionModel.lastWord(command.name()), command.purpose()))
                                        .collect(Collectors.joining(" "))))
                .collect(Collectors.joining());
    }

    private static String options(List<Option<?>> options) {
        return options.stream()
                .map(option -> described(option.name(), option.meaning()))
                .collect(Collectors.joining(" "));
    }

    private static String described(String word, String meaning) {
        return CompletionModel.quoted(word + ":" + meaning.replace(":", "\\:"));
    }
}
