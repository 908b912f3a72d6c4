package io.rhapsode.application.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rhapsode.application.cli.terminal.RootCause;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.annotation.Validated;

/** Whoever starts a server with a setting that cannot be used is told which and why, and nobody finds a key in the log. */
@ExtendWith(OutputCaptureExtension.class)
class RejectedSettingsTest {

    private static final String KEY = "a-short-secret";

    @Validated
    @ConfigurationProperties("sample")
    record Settings(
            @Size(min = 24, message = "must have at least 24 characters")
            String key,

            @DefaultValue("1") @Max(3) int number) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Settings.class)
    static class Server {}

    @Test
    void aKeyThatIsTooShortIsNamedAndNotShown(CapturedOutput log) {
        Throwable failure = starting("--sample.key=" + KEY);

        assertThat(RootCause.sentence(failure))
                .startsWith("sample.key (")
                .endsWith("): must have at least 24 characters.")
                .doesNotContain(KEY);
        assertThat(log.getAll())
                .contains("sample.key", "must have at least 24 characters", "Change it, and start again.")
                .doesNotContain(KEY);
    }

    @Test
    void allThatCannotBeUsedIsNamedAtOnce() {
        assertThat(RootCause.sentence(starting("--sample.key=" + KEY, "--sample.number=4")))
                .contains("sample.key (", "sample.number (", "; ");
    }

    @Test
    void aNumberThatIsNoneIsNamedWithItsReason() {
        assertThat(RootCause.sentence(starting("--sample.number=many")))
                .startsWith("sample.number (")
                .contains("many");
    }

    @Test
    void otherFailuresKeepTheirOwnWords() {
        assertThat(RootCause.sentence(new IllegalStateException("outside", new IllegalArgumentException("inside"))))
                .isEqualTo("inside.");
    }

    private static Throwable starting(String... arguments) {
        return catchThrowable(() -> new SpringApplicationBuilder(Server.class)
                .web(WebApplicationType.NONE)
                .run(arguments)
                .close());
    }
}
