package io.rhapsode.application.operator;

import io.rhapsode.worker.queue.RecurringWork;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says once a day, on one node of all, which models are not served any more soon: so somebody who reads only the log hears of it in time. */
@Component
class SunsetWarning implements RecurringWork {

    private static final Logger LOG = LoggerFactory.getLogger(SunsetWarning.class);

    private final Sunsets sunsets;

    SunsetWarning(Sunsets sunsets) {
        this.sunsets = sunsets;
    }

    @Override
    public String name() {
        return "SunsetWarning";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void perform() {
        for (var sunset : sunsets.now()) {
            LOG.atWarn()
                    .addKeyValue("provider", sunset.provider())
                    .addKeyValue("model", sunset.model())
                    .addKeyValue("sunset", sunset.sunset())
                    .addKeyValue("ended", sunset.ended())
                    .log("a model ends");
        }
    }
}
