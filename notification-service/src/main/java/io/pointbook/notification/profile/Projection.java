package io.pointbook.notification.profile;

import io.pointbook.notification.occasion.Occasion;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.SQLException;
import java.util.List;

/** Makes rows of the messages of one topic. A message that was taken before changes nothing. */
public interface Projection<T> {
    /** Reads at once and stages what it writes; answers the occasions among the messages that are to be noted. */
    List<Occasion> take(OpenTransaction transaction, List<Heard<T>> heard) throws SQLException;
}
