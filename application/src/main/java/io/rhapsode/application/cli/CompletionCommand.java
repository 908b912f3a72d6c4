package io.rhapsode.application.cli;

import io.rhapsode.application.cli.terminal.ExitCode;
import io.rhapsode.application.cli.terminal.LowerCaseNames;
import io.rhapsode.application.cli.terminal.Surroundings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete our commands. */
@Command(
        name = "completion",
        header = "Prints a script with which a shell completes commands and options.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(rhapsode completion bash)                                        in this bash",
            "  rhapsode completion bash > ~/.local/share/bash-completion/completions/rhapsode  in every bash",
            "  source <(rhapsode completion zsh)                                         in zsh, also in ~/.zshrc"
        })
final class CompletionCommand implements Callable<Integer> {

    /** The shells that the script is for; it finds out by itself in which one it runs. */
    enum ShellName {
        BASH,
        ZSH
    }

    /** For the shell. */
    static final class Shells extends LowerCaseNames {
        Shells() {
            super(ShellName.values());
        }
    }

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "SHELL", completionCandidates = Shells.class, description = "bash or zsh")
    private ShellName shell = ShellName.BASH;

    CompletionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (spec != null) {
            surroundings.out().print(AutoComplete.bash("rhapsode", spec.root().commandLine()));
        }
        return ExitCode.OK.status();
    }
}
