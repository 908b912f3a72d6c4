package io.rhapsode.application.cli.operator;

import io.rhapsode.application.cli.operator.OperatorLine.Told;
import io.rhapsode.events.credit.AdjustmentReason;
import io.rhapsode.events.credit.FreezeReason;
import io.rhapsode.events.credit.GrantReason;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.events.credit.RefundReason;
import io.rhapsode.events.generation.Charging;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What an operator does with the credits of a tenant. */
@Command(
        name = "credits",
        header = "Shows what a tenant has, gives and takes credits, freezes an account and limits it.",
        description = {
            "",
            "What is given or corrected is posted under a key of yours, the number of a ticket for example: whatever is posted under it is posted once, for ever, "
                    + "so a command whose answer was lost can be given again. Reasons are words of a list, since what stands in the log stands there for ever.",
            ""
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done, now or before under the same key",
            "2:wrong usage",
            "3:no server answers",
            "4:the server refused: the key, there is no such account or charge, or it does not have that much"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rhapsode credits show ten_first",
            "  rhapsode credits grant ten_first --credits 5000 --reason goodwill --key ticket-4711",
            "  rhapsode credits adjust ten_first --credits -200 --reason correction --key ticket-4712",
            "  rhapsode credits refund ten_first gen_… --movement 12 --credits 300 --reason quality",
            "  rhapsode credits freeze ten_first --reason dispute",
            "  rhapsode credits limit ten_first --low-balance 1000 --monthly-budget 50000",
            "  rhapsode credits charging ten_first at-download --days 14"
        })
public final class CreditsCommand implements Runnable {

    private static final String TENANT = "the tenant, ten_…";

    private final OperatorLine line;

    @Spec
    private @Nullable CommandSpec spec;

    public CreditsCommand(OperatorLine line) {
        this.line = line;
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Say what to do: " + String.join(", ", spec.subcommands().keySet()) + ".");
        }
    }

    @Command(name = "show", header = "Shows a balance, and the lots in the order in which they are drawn.")
    int show(@Mixin OperatorOptions options, @Parameters(paramLabel = "TENANT", description = TENANT) String tenant) {
        return line.ask(options, api -> api.balance(tenant), ShownBalance::of);
    }

    @Command(name = "grant", header = "Gives credits.")
    int grant(
            @Mixin OperatorOptions options,
            @Parameters(paramLabel = "TENANT", description = TENANT) String tenant,
            @Option(names = "--credits", required = true, paramLabel = "N", description = "how many") long credits,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "WHY",
                            completionCandidates = Codes.GrantReasons.class,
                            description = "one of ${COMPLETION-CANDIDATES}")
                    GrantReason reason,
            @Option(names = "--key", required = true, paramLabel = "KEY", description = "posted once under it")
                    String key,
            @Option(
                            names = "--kind",
                            paramLabel = "KIND",
                            defaultValue = "promotional",
                            completionCandidates = Codes.LotKinds.class,
                            description =
                                    "promotional (if it is left out), subscription or compensation; what is purchased comes from a payment")
                    LotKind kind,
            @Option(
                            names = "--expires-at",
                            paramLabel = "TIME",
                            description = "when what is left of them is gone, for example 2027-12-31T00:00:00Z")
                    @Nullable
                    Instant expiresAt) {
        Map<String, Object> form = form(credits, reason.code());
        form.put("key", key);
        form.put("kind", kind.code());
        if (expiresAt != null) {
            form.put("expiresAt", expiresAt.toString());
        }
        return post(options, tenant, "grants", form, counted(credits) + " granted to " + tenant + "\n");
    }

    @Command(name = "adjust", header = "Corrects a balance, upwards or downwards.")
    int adjust(
            @Mixin OperatorOptions options,
            @Parameters(paramLabel = "TENANT", description = TENANT) String tenant,
            @Option(
                            names = "--credits",
                            required = true,
                            paramLabel = "N",
                            description = "how many; less than zero takes, at most what is available")
                    long credits,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "WHY",
                            completionCandidates = Codes.AdjustmentReasons.class,
                            description = "one of ${COMPLETION-CANDIDATES}")
                    AdjustmentReason reason,
            @Option(names = "--key", required = true, paramLabel = "KEY", description = "posted once under it")
                    String key) {
        Map<String, Object> form = form(credits, reason.code());
        form.put("key", key);
        return post(options, tenant, "adjustments", form, tenant + " adjusted by " + counted(credits) + "\n");
    }

    @Command(name = "refund", header = "Gives back what a generation was charged, once for a generation.")
    int refund(
            @Mixin OperatorOptions options,
            @Parameters(paramLabel = "TENANT", description = TENANT) String tenant,
            @Parameters(paramLabel = "GENERATION", description = "gen_…") String generation,
            @Option(
                            names = "--movement",
                            required = true,
                            paramLabel = "N",
                            description = "the number of the charge, as /api/v1/credits/why tells it")
                    long movement,
            @Option(names = "--credits", required = true, paramLabel = "N", description = "how many") long credits,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "WHY",
                            completionCandidates = Codes.RefundReasons.class,
                            description = "one of ${COMPLETION-CANDIDATES}")
                    RefundReason reason) {
        Map<String, Object> form = form(credits, reason.code());
        form.put("generationId", generation);
        form.put("movement", movement);
        return post(
                options,
                tenant,
                "refunds",
                form,
                counted(credits) + " given back to " + tenant + " for " + generation + "\n");
    }

    @Command(name = "freeze", header = "Holds nothing new for a tenant; what is under way goes on.")
    int freeze(
            @Mixin OperatorOptions options,
            @Parameters(paramLabel = "TENANT", description = TENANT) String tenant,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "WHY",
                            completionCandidates = Codes.FreezeReasons.class,
                            description = "one of ${COMPLETION-CANDIDATES}")
                    FreezeReason reason) {
        return post(options, tenant, "freeze", Map.of("reason", reason.code()), tenant + " is frozen\n");
    }

    @Command(name = "unfreeze", header = "Ends that.")
    int unfreeze(
            @Mixin OperatorOptions options, @Parameters(paramLabel = "TENANT", description = TENANT) String tenant) {
        return post(options, tenant, "unfreeze", Map.of(), tenant + " is not frozen any more\n");
    }

    @Command(
            name = "limit",
            header = "Says when a tenant is told that little is left, and how much it may use up in a month of UTC.",
            description = "Both are set at once: what is left out is no limit.")
    int limit(
            @Mixin OperatorOptions options,
            @Parameters(paramLabel = "TENANT", description = TENANT) String tenant,
            @Option(names = "--low-balance", paramLabel = "N", description = "told when fewer credits are settled")
                    @Nullable
                    Long lowBalance,
            @Option(names = "--monthly-budget", paramLabel = "N", description = "credits that may become charges")
                    @Nullable
                    Long monthlyBudget) {
        Map<String, Object> form = new LinkedHashMap<>();
        if (lowBalance != null) {
            form.put("lowBalance", lowBalance);
        }
        if (monthlyBudget != null) {
            form.put("monthlyBudget", monthlyBudget);
        }
        String done = form.isEmpty() ? tenant + " has no limits any more\n" : "The limits of " + tenant + " are set\n";
        return post(options, tenant, "limits", form, done);
    }

    @Command(
            name = "charging",
            header = "Says when a tenant pays: as soon as something is completed, or at its first download.",
            description = "Holds for what is requested from then on.")
    int charging(
            @Mixin OperatorOptions options,
            @Parameters(paramLabel = "TENANT", description = TENANT) String tenant,
            @Parameters(
                            paramLabel = "WHEN",
                            completionCandidates = Codes.Chargings.class,
                            description = "one of ${COMPLETION-CANDIDATES}")
                    Charging charging,
            @Option(
                            names = "--days",
                            paramLabel = "N",
                            description =
                                    "how long what is made waits for its download, 1 to 365; 7 if it is left out. Then it is removed for nothing")
                    @Nullable
                    Integer days) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("charging", charging.code());
        if (days != null) {
            form.put("retentionDays", days);
        }
        return post(options, tenant, "charging", form, tenant + " pays " + charging.code() + "\n");
    }

    private static Map<String, Object> form(long credits, String reason) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("credits", credits);
        form.put("reason", reason);
        return form;
    }

    private int post(OperatorOptions options, String tenant, String what, Map<String, Object> form, String done) {
        return line.ask(options, api -> api.post(tenant, what, form), answer -> Told.ok(done));
    }

    private static String counted(long credits) {
        return Words.counted(credits, "credit", "credits");
    }
}
