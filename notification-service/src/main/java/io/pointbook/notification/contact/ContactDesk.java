package io.pointbook.notification.contact;

import io.pointbook.notification.contact.Consents.Said;
import io.pointbook.notification.door.NotificationProblem;
import io.pointbook.runtime.http.Requests;
import io.pointbook.runtime.http.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the doors do with contacts and consents, each in one transaction. */
public final class ContactDesk {
    private final Transactions transactions;
    private final Contacts contacts;
    private final Consents consents;
    private final ContactTerms terms;
    private final Confirms confirms;
    private final KeepsAnswers answers;
    private final List<Forgets> others;

    /**
     * @param answers to questionnaires
     * @param others who keep something about members too
     */
    public ContactDesk(
            Transactions transactions,
            Contacts contacts,
            Consents consents,
            ContactTerms terms,
            Confirms confirms,
            KeepsAnswers answers,
            List<Forgets> others) {
        this.transactions = transactions;
        this.contacts = contacts;
        this.consents = consents;
        this.terms = terms;
        this.confirms = confirms;
        this.answers = answers;
        this.others = List.copyOf(others);
    }

    /** All that is kept of a member, as he may ask for it (GDPR, articles 15 and 20). */
    record Export(
            String memberId,
            @Nullable ContactBody contact,
            List<Stated> consents,
            List<Confirmed> confirmations,
            List<Answered> answers) {}

    /** An address that he was asked to confirm. @param confirmedAt absent: he did not */
    record Confirmed(
            Channel channel, Instant askedAt, @Nullable Instant confirmedAt) {}

    /** One yes or no. @param actor who brought it */
    record Stated(ConsentBody consent, String actor) {}

    /** What the member may be sent now. @param because why not, where he may not */
    record Allowed(Channel channel, Purpose purpose, boolean allowed, ConsentState because) {}

    void put(String memberId, ContactBody body) throws Exception {
        var contact = body.checked(Requests.id(memberId, "memberId"), terms.region(), terms.zone());
        transactions.write(transaction -> {
            contacts.save(transaction.connection(), contact, transactions.now());
            confirms.look(transaction.connection(), memberId);
            return true;
        });
    }

    ContactBody get(String memberId) throws Exception {
        return transactions.read(transaction -> {
            var contact = contacts.find(transaction.connection(), memberId);
            if (contact == null) {
                throw unknown();
            }
            return ContactBody.of(contact);
        });
    }

    void say(String memberId, ConsentBody body, String actor) throws Exception {
        Instant now = transactions.now();
        var said = body.checked(Requests.id(memberId, "memberId"), terms, actor, now);
        transactions.write(transaction -> {
            consents.note(transaction.connection(), said, now);
            confirms.look(transaction.connection(), memberId);
            return true;
        });
    }

    List<Allowed> allowed(String memberId) throws Exception {
        return transactions.read(transaction -> {
            var states = new java.util.ArrayList<Allowed>();
            for (Channel channel : Channel.values()) {
                for (Purpose purpose : Purpose.values()) {
                    var state = consents.state(transaction.connection(), memberId, channel, purpose);
                    states.add(new Allowed(channel, purpose, state.isAllowed(), state));
                }
            }
            return states;
        });
    }

    Export export(String memberId) throws Exception {
        return transactions.read(transaction -> {
            var contact = contacts.find(transaction.connection(), memberId);
            List<Said> history = consents.history(transaction.connection(), memberId);
            var answered = answers.of(transaction.connection(), memberId);
            if (contact == null && history.isEmpty() && answered.isEmpty()) {
                throw unknown();
            }
            return new Export(
                    memberId,
                    contact == null ? null : ContactBody.of(contact),
                    history.stream()
                            .map(said -> new Stated(ConsentBody.of(said), said.actor()))
                            .toList(),
                    consents.confirmations(transaction.connection(), memberId),
                    answered);
        });
    }

    /** What other systems bring, ready to be written. */
    ContactImport.Checked checked(String memberId, ContactImport told, String actor, Instant now) {
        return told.checked(memberId, terms, actor, now);
    }

    void write(Connection connection, ContactImport.Checked told) throws SQLException {
        told.write(connection, contacts, consents, transactions.now());
        confirms.look(connection, told.contact().memberId());
    }

    /** With the connection's transaction. */
    void erase(Connection connection, String memberId) throws SQLException {
        contacts.erase(connection, memberId);
        for (var other : others) {
            other.forget(connection, memberId);
        }
    }

    /** What is gone already is erased too. */
    void erase(String memberId) throws Exception {
        transactions.write(transaction -> {
            erase(transaction.connection(), memberId);
            return true;
        });
    }

    private static RuntimeException unknown() {
        return NotificationProblem.UNKNOWN_MEMBER.because(
                "Nothing is known here of a member with this memberId. Put his contact first.", Map.of());
    }
}
