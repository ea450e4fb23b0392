internal import CreativeIntelligence

/// The completion script of bash 3.2 and newer.
enum BashCompletion {
    static func script(for commands: [CommandSyntax]) -> String {
        let names = commands.map(\.name).joined(separator: " ")
        return """
            # bash completion for creatives \(PackageVersion.current)
            # Install: creatives completion bash > /etc/bash_completion.d/creatives
            _creatives() {
                local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
                local options='' verbs=''
                COMPREPLY=()
                if [ "$COMP_CWORD" -eq 1 ]; then
                    COMPREPLY=($(compgen -W '\(names) \(Help.flag) \(Creatives.version)' -- "$word"))
                    return
                fi
                case $command in
            \(commands.map(branch).joined(separator: "\n"))
                esac
                case $word in
                    -*)
                        COMPREPLY=($(compgen -W "$options \(Help.flag)" -- "$word"))
                        return ;;
                esac
                if [ "$COMP_CWORD" -eq 2 ] && [ -n "$verbs" ]; then
                    COMPREPLY=($(compgen -W "$verbs" -- "$word"))
                    return
                fi
                COMPREPLY=($(compgen -f -- "$word"))
            }
            complete -o filenames -F _creatives creatives
            """
    }

    /// Returns the part of the script for one command.
    private static func branch(of command: CommandSyntax) -> String {
        var lines = ["        \(command.name))"]
        lines.append("            options='\(command.options.map(\.description).joined(separator: " "))'")
        if !command.verbs.isEmpty {
            lines.append("            verbs='\(command.verbs.joined(separator: " "))'")
        }
        let values = command.options.compactMap(value)
        if !values.isEmpty { lines += ["            case $previous in"] + values + ["            esac"] }
        return (lines + ["            ;;"]).joined(separator: "\n")
    }

    /// Returns the line that completes the value of an option; `nil` for a flag.
    private static func value(of option: any DeclaredOption) -> String? {
        let action: String
        switch ValueCompletion(option) {
        case nil: return nil
        case .choices(let words):
            action = "COMPREPLY=($(compgen -W '\(words.joined(separator: " "))' -- \"$word\")); return"
        case .files: action = "COMPREPLY=($(compgen -f -- \"$word\")); return"
        case .other: action = "return"
        }
        return "                \(option)) \(action) ;;"
    }
}
