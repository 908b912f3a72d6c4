package io.rhapsode.events.voice;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A voice cannot be had any more. */
public record WithdrawVoice(@TargetAggregateIdentifier LibraryVoiceId voiceId, WithdrawalReason reason)
        implements VoiceCommand {}
