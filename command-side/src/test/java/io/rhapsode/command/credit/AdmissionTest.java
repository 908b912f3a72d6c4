package io.rhapsode.command.credit;

import static io.rhapsode.command.Refusals.refusedAs;
import static io.rhapsode.command.credit.AccountFixture.ACCOUNT;
import static io.rhapsode.command.credit.AccountFixture.FIRST;
import static io.rhapsode.command.credit.AccountFixture.OPERATOR;
import static io.rhapsode.command.credit.AccountFixture.OTHER_TENANT;
import static io.rhapsode.command.credit.AccountFixture.grant;

import io.rhapsode.events.Rejection;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.ReleaseCredits;
import io.rhapsode.events.credit.SetLimits;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An account of another tenant does not exist for the one who asks. */
class AdmissionTest {

    private final AccountFixture fixture = new AccountFixture();

    @ParameterizedTest
    @MethodSource("commands")
    void anAccountThatIsNotOpenIsNotFound(CreditCommand command) {
        fixture.when(command).expectNoEvents().expectException(refusedAs(Rejection.ACCOUNT_NOT_FOUND));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anAccountOfAnotherTenantIsNotFound(CreditCommand command) {
        fixture.givenBalance(100)
                .when(command, OTHER_TENANT)
                .expectNoEvents()
                .expectException(refusedAs(Rejection.ACCOUNT_NOT_FOUND));
    }

    static Stream<CreditCommand> commands() {
        return Stream.of(
                grant("gift", 1),
                new HoldCredits(ACCOUNT, FIRST, 1, List.of()),
                new CommitCredits(ACCOUNT, FIRST, 1),
                new ReleaseCredits(ACCOUNT, FIRST),
                new SetLimits(ACCOUNT, 1L, 1L, OPERATOR));
    }
}
