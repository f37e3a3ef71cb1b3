package dev.keystore.cli.e2e;

/** Everything that a user may rely on in any store: each command, as text and as JSON, with its exit codes. */
interface StoreEndToEnd
        extends ValuesEndToEnd,
                PutEndToEnd,
                PutManyEndToEnd,
                GetEndToEnd,
                ListEndToEnd,
                MetadataEndToEnd,
                DeleteEndToEnd,
                DestroyEndToEnd,
                LabelEndToEnd,
                DiffEndToEnd,
                CopyEndToEnd,
                EditEndToEnd,
                ExportEndToEnd,
                ImportEndToEnd,
                InjectEndToEnd,
                VerifyEndToEnd,
                ScanEndToEnd,
                ScanGitEndToEnd,
                RedactEndToEnd,
                LockEndToEnd,
                SpeechEndToEnd,
                ProcessEndToEnd {
    @Override
    Shell shell();
}
