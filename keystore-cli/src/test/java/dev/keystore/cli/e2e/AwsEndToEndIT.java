package dev.keystore.cli.e2e;

/** A table and a key keep every promise: those of the doubles, or those at the endpoint that the build was given. */
class AwsEndToEndIT extends InAccount implements StoreEndToEnd {
    @Override
    public Shell shell() {
        return shell;
    }
}
