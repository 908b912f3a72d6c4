package io.rhapsode.application.cli.doctor;

import io.rhapsode.application.cli.terminal.RootCause;
import io.rhapsode.worker.speech.ProviderEntries;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechProviders;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import tools.jackson.databind.JsonNode;

/** Who is configured to speak: by this environment, each asked whether it answers; and by the running server, as it sees them. */
final class ProvidersExamination implements Examination {

    private static final String NOBODY = "No provider can speak.";

    private final Installation installation;

    ProvidersExamination(Installation installation) {
        this.installation = installation;
    }

    @Override
    public List<Finding> look() {
        List<Finding> sunsets = new ArrayList<>();
        List<Finding> configured = configured(sunsets);
        List<Finding> told =
                installation.status().map(ProvidersExamination::told).orElse(List.of());
        List<Finding> findings = new ArrayList<>(configured);
        findings.addAll(told);
        findings.addAll(sunsets);
        List<Finding> deciding = told.isEmpty() ? configured : told;
        if (deciding.stream().allMatch(finding -> finding.level() == Level.WARN)) {
            findings.add(
                    Finding.fail(
                            "providers",
                            NOBODY,
                            "Install espeak-ng, or configure a speech service: rhapsode.speech.providers.<id>.* in README.md."));
        }
        return findings;
    }

    /** Each as the running server sees it. */
    private static List<Finding> told(JsonNode status) {
        return status.get("providers")
                .propertyStream()
                .map(provider -> told(
                        "server's " + provider.getKey(), provider.getValue().asString()))
                .toList();
    }

    private static Finding told(String subject, String state) {
        return "up".equals(state)
                ? Finding.ok(subject, "up")
                : Finding.warn(
                        subject,
                        "cannot speak: " + state,
                        "Do what it says there; of an open circuit tells docs/runbooks/RhapsodeProviderCircuitOpen.md.");
    }

    /** @param sunsets takes what is to be said of models that end */
    private List<Finding> configured(List<Finding> sunsets) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.setEnvironment(installation.settings());
            context.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
            context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
            context.registerBean(Clock.class, Clock::systemUTC);
            context.scan("io.rhapsode.worker.price", "io.rhapsode.worker.speech");
            context.refresh();
            List<Finding> findings = new ArrayList<>();
            for (SpeechProviders.Entry entry :
                    context.getBean(ProviderEntries.class).all()) {
                findings.add(finding(entry));
                if (entry.enabled()) {
                    sunsets.addAll(sunsets(
                            entry.provider(), context.getBean(Clock.class).instant()));
                }
            }
            return findings;
        } catch (RuntimeException refused) {
            return List.of(
                    Finding.fail(
                            "providers",
                            "The settings cannot be used: " + RootCause.sentence(refused),
                            "Correct rhapsode.speech.providers.<id>.*, the file of prices or that of models; a server does not start with it."));
        }
    }

    private static List<Finding> sunsets(SpeechProvider provider, Instant now) {
        return provider.capabilities().models().stream()
                .filter(model -> model.endedAt(now) || model.endsSoonAt(now))
                .map(
                        model -> Finding.warn(
                                "model " + model.name() + " of " + provider.id(),
                                model.endedAt(now)
                                        ? "not served since " + model.sunset()
                                        : "not served any more from " + model.sunset() + " on",
                                "Let rhapsode.speech.providers." + provider.id()
                                        + ".model name another, or wait for a newer list of models; `rhapsode providers sunsets` tells whom it touches."))
                .toList();
    }

    private static Finding finding(SpeechProviders.Entry entry) {
        SpeechProvider provider = entry.provider();
        String id = provider.id().value();
        String subject = "provider " + id;
        if (!entry.enabled()) {
            return Finding.warn(
                    subject, "switched off", "Set rhapsode.speech.providers." + id + ".enabled to true to use it.");
        }
        return switch (provider.health()) {
            case ProviderHealth.Down down -> Finding.warn(subject, "cannot speak", down.advice());
            case ProviderHealth.Up _ ->
                provider.address()
                        .map(address -> ServiceAnswer.of(provider, address).finding(subject))
                        .orElseGet(() -> Finding.ok(subject, "can speak"));
        };
    }
}
