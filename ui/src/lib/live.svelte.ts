import { ApiError, onTouched } from "./api";

/** What a screen sees of a read that keeps itself fresh. */
export interface Live<T> {
  /** The newest answer; kept while a newer one is on its way and when that one fails. */
  readonly data: T | undefined;
  /** Why the last read failed, until one succeeds. */
  readonly error: ApiError | undefined;
  /** A read is on its way. With `data` set, show the old data. */
  readonly loading: boolean;
  /** Reads again now. */
  reload(): Promise<void>;
}

/**
 * Reads now, reads again when reactive values used in `read` change, and when one of the
 * `concepts` is touched (`"all"`: any of them). Call it while a component initialises.
 *
 * @example const goals = live(() => call("goal.list", { person }), ["goals"]);
 */
export function live<T>(read: () => Promise<T>, concepts: readonly string[] | "all"): Live<T> {
  let data = $state.raw<T>();
  let error = $state.raw<ApiError>();
  let loading = $state(true);
  // Only the answer to the latest question counts: a slow old read must not win.
  let asked = 0;

  function run(): Promise<void> {
    const mine = ++asked;
    let answer: Promise<T>;
    try {
      answer = read();
    } catch (thrown) {
      answer = Promise.reject(thrown);
    }
    loading = true;
    return answer.then(
      (value) => {
        if (mine !== asked) return;
        data = value;
        error = undefined;
        loading = false;
      },
      (thrown) => {
        if (mine !== asked) return;
        error = ApiError.from(thrown);
        loading = false;
      },
    );
  }

  $effect.pre(() => {
    void run();
  });
  $effect.pre(() => {
    const stop = onTouched((touched) => {
      const mine = concepts === "all" || touched.has("*");
      if (mine || concepts.some((concept) => touched.has(concept))) void run();
    });
    return () => {
      stop();
      asked++;
    };
  });

  return {
    get data() {
      return data;
    },
    get error() {
      return error;
    },
    get loading() {
      return loading;
    },
    reload: run,
  };
}
