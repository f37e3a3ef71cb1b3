package dev.keystore.cli.cloud;

import dev.keystore.cli.stack.RenderedResource;
import java.util.Set;

/** What CloudFormation knows of one type of resource. */
interface ResourceKind {
    /** Makes a resource. */
    MadeResource make(Deployer deployer, RenderedResource resource) throws CannotMake;

    /** Changes a resource that is there into another. */
    MadeResource update(Deployer deployer, MadeResource made, RenderedResource resource) throws CannotMake;

    /** Removes a resource; one that is gone already is no failure. */
    void remove(Deployer deployer, MadeResource made) throws CannotMake;

    /** Whether a resource is still as it was made. */
    boolean isAsMade(Deployer deployer, MadeResource made);

    /** The properties that can't be changed, so that another resource takes its place. */
    Set<String> replacing();
}
