package io.rhapsode.worker.speech;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.audio.AudioTools;
import io.rhapsode.worker.audio.FfmpegAudioTools;
import io.rhapsode.worker.audio.FfmpegBinaries;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The part of a server that makes the providers of its properties. */
final class SpeechServer {

    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"io.rhapsode.worker.price", "io.rhapsode.worker.speech"})
    static class Speech {}

    private SpeechServer() {}

    static ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
                .withBean(Clock.class, Clock::systemUTC)
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean(AudioTools.class, SpeechServer::tools)
                .withUserConfiguration(Speech.class);
    }

    private static AudioTools tools() {
        var tmp = Path.of(System.getProperty("java.io.tmpdir"));
        return new FfmpegAudioTools(FfmpegBinaries.find(null, tmp), tmp);
    }

    static Speaker speaker(SpeechProviders providers, String id) {
        return providers.find(new ProviderId(id)).orElseThrow();
    }
}
