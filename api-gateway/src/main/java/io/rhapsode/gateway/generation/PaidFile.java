package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.RecordDownload;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.messaging.Sender;
import io.rhapsode.gateway.storage.FileAnswer;
import io.rhapsode.gateway.storage.StoredObjects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What is given out of a file that its first download pays: before that, only what can be heard of it. */
@Component
class PaidFile {

    private final Sender sender;
    private final GenerationFinder finder;
    private final StoredObjects objects;

    PaidFile(Sender sender, GenerationFinder finder, StoredObjects objects) {
        this.sender = sender;
        this.finder = finder;
        this.objects = objects;
    }

    /**
     * Completes once the file is paid. Not a byte may leave before.
     *
     * @param file which must be there: nobody pays for what has been lost
     */
    Mono<Void> pay(Requester requester, GenerationView view, FileAnswer file) {
        return objects.size(file.key())
                .doOnNext(size -> {
                    if (size.isEmpty()) {
                        throw StoredObjects.removed();
                    }
                })
                .then(sender.send(requester, new RecordDownload(view.generationId())))
                // so that whoever goes on with a download that broke off is not taken for a listener
                .then(finder.await(requester, view.generationId(), now -> !now.listenOnly()))
                .then();
    }

    /** What can be heard before. */
    Mono<FileAnswer> heard(GenerationView view) {
        return objects.size(AudioFile.firstMinute(view))
                .map(size -> AudioFile.firstMinute(view, size.orElseThrow(StoredObjects::removed)));
    }
}
