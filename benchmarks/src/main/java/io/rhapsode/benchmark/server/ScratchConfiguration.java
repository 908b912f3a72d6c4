package io.rhapsode.benchmark.server;

import io.rhapsode.worker.audio.AudioTools;
import io.rhapsode.worker.speech.SpeechProviderType;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What differs from the shipped application; found by its scan, since this module is on the class path. */
@Configuration(proxyBeanMethods = false)
class ScratchConfiguration {

    @Bean
    SpeechProviderType instantSpeech() {
        return new TimedSpeech.Type(Voices.INSTANT.type(), Duration.ZERO);
    }

    @Bean
    SpeechProviderType slowSpeech() {
        return new TimedSpeech.Type(Voices.SLOW.type(), Voices.SLOW_ANSWER);
    }

    @Bean
    static BeanPostProcessor instantMastering() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof AudioTools tools ? new InstantMastering(tools) : bean;
            }
        };
    }
}
