/// How long things take, measured with JMH. No test asserts a time.
@NullMarked
package org.hillock.benchmark;

import org.jspecify.annotations.NullMarked;
