package io.rhapsode.application.faults;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** Puts a clock that jumps where the server asks for the time: its own, that of its events and deadlines, that of its claims. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(JumpingClockConfiguration.PROPERTY)
class JumpingClockConfiguration {

    /** The file that says by how much the clock is wrong. */
    static final String PROPERTY = "rhapsode.fault.clock";

    @Bean
    @Primary
    JumpingClock jumpingClock(Environment environment) {
        JumpingClock clock = new JumpingClock(Clock.systemUTC(), Path.of(environment.getRequiredProperty(PROPERTY)));
        GenericEventMessage.clock = clock;
        AbstractTokenEntry.clock = clock;
        return clock;
    }

    /** Axon asks the system for the time when it is told how long to wait. */
    @Bean
    @Primary
    DeadlineManager jumpingDeadlines(DbSchedulerDeadlineManager deadlines, JumpingClock clock) {
        return (DeadlineManager) Proxy.newProxyInstance(
                DeadlineManager.class.getClassLoader(),
                new Class<?>[] {DeadlineManager.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("schedule")
                            && arguments.length == 3
                            && arguments[0] instanceof Duration wait) {
                        return deadlines.schedule(clock.instant().plus(wait), (String) arguments[1], arguments[2]);
                    }
                    return method.invoke(deadlines, arguments);
                });
    }
}
