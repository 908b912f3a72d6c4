package io.rhapsode.application.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rhapsode.worker.ServiceKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A key that is refused at the start is named in the log and not shown; what is no secret is shown. */
@ExtendWith(OutputCaptureExtension.class)
class HiddenSettingsTest {

    @Configuration(proxyBeanMethods = false)
    static class Server {

        @Bean
        String key(@Value("${sample.key:good}") String key) {
            return ServiceKey.usable(key, "sample.key");
        }

        @Bean
        Object type(@Value("${sample.type:good}") String type) {
            if (type.equals("good")) {
                return type;
            }
            throw new InvalidConfigurationPropertyValueException("sample.type", type, "It has to be good.");
        }
    }

    @Test
    void aKeyThatIsNoneIsNamedAndNotShown(CapturedOutput log) {
        assertThat(starting("--sample.key=sk-not-to-be-seen\n# of the old account"))
                .isNotNull();

        assertThat(log.getAll())
                .contains("sample.key: " + ServiceKey.HAS_TO_BE, "Change it, and start again.")
                .doesNotContain("sk-not-to-be-seen");
    }

    @Test
    void whatIsNoSecretIsShown(CapturedOutput log) {
        assertThat(starting("--sample.type=bad")).isNotNull();

        assertThat(log.getAll()).contains("Invalid value 'bad'", "It has to be good.");
    }

    private static Throwable starting(String... arguments) {
        return catchThrowable(() -> new SpringApplicationBuilder(Server.class)
                .web(WebApplicationType.NONE)
                .run(arguments)
                .close());
    }
}
