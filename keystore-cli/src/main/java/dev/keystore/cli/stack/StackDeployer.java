package dev.keystore.cli.stack;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes, changes, shows and removes stacks in one account and region. All throw {@link dev.keystore.KeystoreException}: {@code Denied},
 * {@code Unavailable} where nothing was changed, {@code OutcomeUnknown} where time is over while something is under way, {@code
 * Misconfigured} or {@code Refused} for what AWS does not take, {@code Conflict} for a stack that stands in the way.
 */
public interface StackDeployer extends AutoCloseable {
    /** Where stacks are made: {@code stack} in the account and region of the caller. */
    Surroundings surroundings(StackName stack);

    /** The stack called {@code name}, or with that ARN; empty if there is none. */
    Optional<Stack> find(String name);

    /** Every stack that this program has made, by name. */
    List<Stack> ours();

    /** The text of the template that {@code stack} was last made of. */
    String templateOf(Stack stack);

    /**
     * Works out what it would take for {@code request} to be so, and changes nothing but that a change set lies ready; empty if it is so
     * already.
     */
    Optional<Plan> plan(StackRequest request);

    /** Removes {@code plan}, and a stack that was there only for it. */
    void discard(Plan plan);

    /** Does what {@code plan} says, telling {@code listener} of every event; returns the stack as it stands then. */
    Stack carryOut(Plan plan, Consumer<StackEvent> listener);

    /** Removes {@code stack} and what is in it, telling {@code listener} of every event. */
    void remove(Stack stack, Consumer<StackEvent> listener);

    /** Lets nobody remove {@code stack} before this is taken back. */
    void protect(Stack stack);

    /**
     * Whether what is in {@code stack} is as its template says: CloudFormation's word, {@code IN_SYNC} or {@code DRIFTED}. Throws {@code
     * Misconfigured} where that can't be found out.
     */
    String drift(Stack stack);

    @Override
    void close();
}
