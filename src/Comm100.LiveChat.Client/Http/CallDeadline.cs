namespace Comm100.LiveChat.Client.Http;

/// <summary>Ends a call when its caller cancels it or when its timeout has passed, and distinguishes the two.</summary>
internal readonly struct CallDeadline : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationToken _token;
    private readonly CancellationTokenSource? _source;
    private readonly CancellationTokenRegistration _registration;

    private CallDeadline(CancellationTokenSource? source, CancellationTokenRegistration registration, CancellationToken caller)
    {
        _caller = caller;
        _token = caller;
        _source = source;
        _registration = registration;
    }

    /// <summary>Creates a deadline from a token that something else cancels.</summary>
    /// <param name="token">The token that is canceled when the timeout has passed or the caller cancels.</param>
    /// <param name="caller">The token of the caller.</param>
    public static CallDeadline FromToken(CancellationToken token, CancellationToken caller) => new(token, caller);

    private CallDeadline(CancellationToken token, CancellationToken caller)
    {
        _token = token;
        _caller = caller;
    }

    public CancellationToken Token => _source?.Token ?? _token;

    public bool IsCanceledByCaller => _caller.IsCancellationRequested;

    /// <summary>Whether the timeout has passed, or the caller has canceled.</summary>
    public bool HasEnded => _source is { IsCancellationRequested: true };

    /// <summary>Starts a timeout. An infinite timeout never passes.</summary>
    public static CallDeadline Start(TimeSpan timeout, TimeProvider time, CancellationToken caller)
    {
        if (timeout == Timeout.InfiniteTimeSpan || timeout == TimeSpan.MaxValue)
        {
            return new CallDeadline(source: null, registration: default, caller);
        }

#if NETFRAMEWORK
        CancellationTokenSource source = time.CreateCancellationTokenSource(timeout);
        CancellationTokenRegistration registration = caller.Register(static state => ((CancellationTokenSource)state!).Cancel(), source);
#else
        var source = new CancellationTokenSource(timeout, time);
        CancellationTokenRegistration registration = caller.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source);
#endif
        return new CallDeadline(source, registration, caller);
    }

    public void Dispose()
    {
        _registration.Dispose();
        _source?.Dispose();
    }
}
