package io.pointbook.notification.door;

import io.pointbook.runtime.http.Problem;
import io.pointbook.runtime.http.ProblemCode;
import io.pointbook.runtime.http.Refused;
import java.util.Map;

/** What notification refuses. The codes are fixed for outside users. */
public enum NotificationProblem implements ProblemCode {
    UNKNOWN_SEGMENT(404, "There is no such segment"),
    SEGMENT_BEING_EVALUATED(409, "The segment is being evaluated"),
    PROFILING_NOT_DECLARED(422, "The condition profiles and does not say so"),
    UNKNOWN_MEMBER(404, "There is no such member"),
    CONTACT_KEY_MISSING(409, "The key of the contacts is not there"),
    NOTHING_TO_CONFIRM(409, "There is nothing to confirm"),
    CONFIRMATION_LIMIT(422, "The address was asked too often"),
    CONFIRMATION_WRONG(422, "It is another code"),
    LEDGER_AWAY(503, "The ledger does not answer"),
    UNKNOWN_CAMPAIGN(404, "There is no such campaign"),
    UNKNOWN_QUESTIONNAIRE(404, "There is no such questionnaire"),
    UNKNOWN_STORE(404, "There is no such store"),
    UNKNOWN_LINK(404, "There is no such link"),
    UNKNOWN_GATEWAY(404, "There is no such gateway"),
    GATEWAY_SECRET_WRONG(401, "It is not the gateway that it says it is"),
    GATEWAY_MESSAGE_UNREADABLE(422, "What the gateway tells cannot be read"),
    CAMPAIGN_STATE(409, "The campaign's state forbids it"),
    SECOND_PERSON_REQUIRED(409, "Somebody else must approve it"),
    AUDIENCE_CHANGED(409, "The segment is not the one that the campaign was written for"),
    VALUES_MISSING(409, "Members lack values that the texts need"),
    PRIOR_PRICE_REQUIRED(422, "The lowest price of the last 30 days is missing");

    private final int status;
    private final String title;

    NotificationProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /** A refusal of this kind with the numbers that a program can use. */
    public Refused because(String detail, Map<String, Long> numbers) {
        return new Refused(Problem.of(this, detail, numbers));
    }
}
