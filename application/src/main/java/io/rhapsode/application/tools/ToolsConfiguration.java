package io.rhapsode.application.tools;

import io.rhapsode.application.identity.InstallationSecrets;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.audio.AudioTools;
import io.rhapsode.worker.audio.FfmpegAudioTools;
import io.rhapsode.worker.audio.FfmpegSearch;
import io.rhapsode.worker.queue.RecurringWork;
import io.rhapsode.worker.storage.FileObjectStore;
import io.rhapsode.worker.storage.S3ObjectStore;
import io.rhapsode.worker.storage.S3Settings;
import io.rhapsode.worker.storage.UrlSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Storage and audio tools, as this machine has them. */
@Configuration(proxyBeanMethods = false)
class ToolsConfiguration {

    /** In a bucket, where one is named; in files otherwise. */
    @Bean
    ObjectStore objectStore(ToolSettings settings, S3Settings s3, InstallationSecrets secrets, Clock clock)
            throws IOException {
        return s3.chosen()
                ? new S3ObjectStore(s3)
                : new FileObjectStore(settings.objects(), new UrlSigner(secrets.secret("signed-urls"), clock), clock);
    }

    @Bean
    RecurringWork sweepUploads(ObjectStore objects, Clock clock) {
        return new SweepUploads(objects, clock);
    }

    @Bean
    FfmpegSearch ffmpegSearch(ToolSettings settings) {
        return FfmpegSearch.begin(settings.ffmpeg(), settings.home().resolve("cache"));
    }

    @Bean
    AudioTools audioTools(FfmpegSearch ffmpeg, ToolSettings settings) throws IOException {
        return new FfmpegAudioTools(
                ffmpeg, Files.createDirectories(settings.home().resolve("work")));
    }

    /** Without ffmpeg there is no server. */
    @Bean
    SmartInitializingSingleton ffmpegIsThere(FfmpegSearch ffmpeg) {
        return ffmpeg::get;
    }
}
