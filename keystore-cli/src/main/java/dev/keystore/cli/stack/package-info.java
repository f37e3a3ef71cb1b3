/**
 * CloudFormation: the templates that come with the program, what they come to for given parameters ({@link
 * dev.keystore.cli.stack.Rendering}), and how they become stacks. The only place of the command line that uses the AWS SDK.
 */
@NullMarked
package dev.keystore.cli.stack;

import org.jspecify.annotations.NullMarked;
