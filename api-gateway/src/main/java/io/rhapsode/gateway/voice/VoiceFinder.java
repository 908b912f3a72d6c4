package io.rhapsode.gateway.voice;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.voice.FindVoice;
import io.rhapsode.events.voice.VoiceView;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.messaging.Sender;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the voice that a path names, or says that there is none. */
@Component
class VoiceFinder {

    private final Sender sender;

    VoiceFinder(Sender sender) {
        this.sender = sender;
    }

    Mono<VoiceView> find(Requester requester, String id) {
        return Mono.fromCallable(() -> VoicePaths.id(id))
                .flatMap(voice -> sender.ask(requester, new FindVoice(requester.tenant(), voice), VoiceView.class))
                .onErrorMap(VoiceFinder::isMissing, refusal -> VoicePaths.noSuchVoice());
    }

    /** In a path it is what is asked for, and not a value of the request. */
    static boolean isMissing(Throwable failure) {
        return failure instanceof RejectedException refusal && refusal.rejection() == Rejection.VOICE_NOT_FOUND;
    }
}
