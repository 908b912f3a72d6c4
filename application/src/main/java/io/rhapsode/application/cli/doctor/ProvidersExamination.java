package io.rhapsode.application.cli.doctor;

import io.rhapsode.application.cli.terminal.RootCause;
import io.rhapsode.worker.speech.ProviderEntries;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.SpeechProperties;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechProviders;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import tools.jackson.databind.JsonNode;

/** Who is configured to speak: as the running server sees it where that tells us, else as this environment says. */
final class ProvidersExamination implements Examination {

    private static final String NOBODY = "No provider can speak.";

    private final Installation installation;

    ProvidersExamination(Installation installation) {
        this.installation = installation;
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = installation
                .status()
                .map(status -> told(status.get("providers").properties()))
                .orElseGet(this::configured);
        boolean somebodySpeaks = findings.stream().anyMatch(finding -> finding.level() == Level.OK);
        boolean nothingIsWorse = findings.stream().anyMatch(finding -> finding.level() == Level.FAIL);
        if (!somebodySpeaks && !nothingIsWorse) {
            findings.add(
                    Finding.fail(
                            "providers",
                            NOBODY,
                            "Install espeak-ng, or configure a speech service: rhapsode.speech.providers.<id>.* in README.md."));
        }
        return findings;
    }

    private static List<Finding> told(Iterable<? extends Map.Entry<String, ? extends JsonNode>> providers) {
        List<Finding> findings = new ArrayList<>();
        providers.forEach(provider -> {
            String state = provider.getValue().asString();
            String subject = "provider " + provider.getKey();
            findings.add(
                    "up".equals(state)
                            ? Finding.ok(subject, "up, says the running server")
                            : Finding.warn(
                                    subject,
                                    "cannot speak, says the running server: " + state,
                                    "Do what it says there; of an open circuit tells docs/runbooks/RhapsodeProviderCircuitOpen.md."));
        });
        return findings;
    }

    private List<Finding> configured() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.setEnvironment(installation.settings());
            context.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
            context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
            context.registerBean(Clock.class, Clock::systemUTC);
            context.scan("io.rhapsode.worker.speech");
            context.refresh();
            Map<String, ProviderSettings> settings =
                    context.getBean(SpeechProperties.class).providers();
            List<Finding> findings = new ArrayList<>();
            for (SpeechProviders.Entry entry :
                    context.getBean(ProviderEntries.class).all()) {
                findings.add(finding(entry, settings));
            }
            return findings;
        } catch (RuntimeException refused) {
            List<Finding> one = new ArrayList<>();
            one.add(Finding.fail(
                    "providers",
                    "The settings cannot be used: " + RootCause.sentence(refused),
                    "Correct rhapsode.speech.providers.<id>.*; a server does not start with it."));
            return one;
        }
    }

    private static Finding finding(SpeechProviders.Entry entry, Map<String, ProviderSettings> settings) {
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
                        .map(address -> ServiceAnswer.of(
                                        address,
                                        settings.containsKey(id)
                                                ? settings.get(id).key()
                                                : Optional.empty())
                                .finding(subject))
                        .orElseGet(() -> Finding.ok(subject, "can speak"));
        };
    }
}
