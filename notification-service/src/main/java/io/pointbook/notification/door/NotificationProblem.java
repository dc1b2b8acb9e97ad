package io.pointbook.notification.door;

import io.pointbook.runtime.http.Problem;
import io.pointbook.runtime.http.ProblemCode;
import io.pointbook.runtime.http.Refused;
import java.util.Map;

/** What notification refuses. The codes are fixed for outside users. */
public enum NotificationProblem implements ProblemCode {
    UNKNOWN_MEMBER(404, "There is no such member");

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
