package io.pointbook.notification.contact;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Keeps what members answered, for whoever asks what is kept of him. */
public interface KeepsAnswers {
    /** Of one member, by questionnaire. */
    List<Answered> of(Connection connection, String memberId) throws SQLException;
}
