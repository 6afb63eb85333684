using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The options of the calls of a view; see <see cref="ILiveChatClient.WithOptions"/>. An option that is not set has the value of the client, or of the view from
/// which the view is created.
/// </summary>
/// <remarks><see cref="ILiveChatClient.WithOptions"/> validates and freezes them. Setting a frozen option throws an <see cref="InvalidOperationException"/>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class LiveChatCallOptions
{
    private bool _isFrozen;

    /// <summary>
    /// The maximum duration of a call, from its start to the last byte of its response, including all attempts and the delays between them. It replaces
    /// <see cref="LiveChatClientOptions.Timeout"/>. In an enumeration of a history, it applies to each page.
    /// </summary>
    /// <value>Greater than zero and at most 49 days, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit. The default is null.</value>
    public TimeSpan? Timeout { get; set => Set(ref field, value); }

    /// <summary>
    /// The maximum duration of one attempt of a call, from the request to the last byte of its response. It replaces
    /// <see cref="LiveChatClientOptions.AttemptTimeout"/>.
    /// </summary>
    /// <value>
    /// Greater than zero and at most 49 days, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for only the limit of <see cref="Timeout"/>. The default
    /// is null.
    /// </value>
    public TimeSpan? AttemptTimeout { get; set => Set(ref field, value); }

    /// <summary>
    /// The maximum number of attempts of a call, including the first one. It replaces <see cref="LiveChatRetryOptions.MaxAttempts"/>. Which failures are retried,
    /// and the delays, remain those of the client.
    /// </summary>
    /// <value>Between 1, which turns retries off, and 20. The default is null.</value>
    public int? MaxAttempts { get; set => Set(ref field, value); }

    /// <summary>Whether a response with a value of an unexpected type is an error. It replaces <see cref="LiveChatClientOptions.StrictJson"/>.</summary>
    /// <value>The default is null.</value>
    public bool? StrictJson { get; set => Set(ref field, value); }

    /// <summary>
    /// Headers to add to each request to the service, including retries, but not to the requests for tokens. They are added to those of the view from which the view
    /// is created; a header with the same name replaces it. Their values do not appear in messages, logs or <see cref="ToString"/>.
    /// </summary>
    /// <value>
    /// Valid names of HTTP headers, and values of ASCII characters without line breaks. These headers are not allowed: those that can contain a credential
    /// (<c>Authorization</c>, <c>Proxy-Authorization</c>, <c>Cookie</c>), those that the client sets (<c>Accept</c>, <c>Accept-Encoding</c>, <c>Host</c>,
    /// <c>User-Agent</c>), those of the content (<c>Content-*</c>) and of the connection, and those that change the method, such as
    /// <c>X-HTTP-Method-Override</c>. The default is empty.
    /// </value>
    public IDictionary<string, string> Headers { get; private set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Receives the response of each call, once for each call, whether its status is a success or not. It is called when the response is complete and before its result is
    /// read. It is not called if the last attempt received no response, or if the call was canceled.
    /// </summary>
    /// <value>
    /// A method that returns quickly. Calls can run at the same time, so it must be thread-safe if the view is used for several. Its exception ends the call and
    /// reaches the caller unchanged, instead of the result or the exception of the call; the call is not retried. If the view from which the view is created has
    /// such a method too, that one is called first. The default is null.
    /// </value>
    public Action<LiveChatResponseInfo>? OnResponse { get; set => Set(ref field, value); }

    /// <summary>Returns the options that are set, without the values of headers.</summary>
    /// <returns>The string.</returns>
    public override string ToString()
    {
        List<string> parts = [];
        Add(nameof(Timeout), Timeout?.ToString("c", CultureInfo.InvariantCulture));
        Add(nameof(AttemptTimeout), AttemptTimeout?.ToString("c", CultureInfo.InvariantCulture));
        Add(nameof(MaxAttempts), MaxAttempts?.ToString(CultureInfo.InvariantCulture));
        Add(nameof(StrictJson), StrictJson?.ToString());
        if (Headers.Count > 0)
        {
            parts.Add($"{nameof(Headers)} = {string.Join(", ", Headers.Keys)} (values not shown)");
        }

        if (OnResponse is not null)
        {
            parts.Add(nameof(OnResponse));
        }

        return parts.Count == 0 ? "(no options)" : string.Join("; ", parts);

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                parts.Add($"{name} = {value}");
            }
        }
    }

    // LINQPad calls this method by reflection, and shows the result in place of the options. The value of a header can be a secret.
    [SuppressMessage("Performance", "CA1859", Justification = "LINQPad expects this signature.")]
    private object ToDump() => ToString();

    /// <summary>Creates the settings of a view.</summary>
    /// <param name="configure">Sets the options of the view. They are frozen from then on.</param>
    /// <param name="settings">The settings of the client, or of the view from which the view is created.</param>
    /// <param name="parameterName">The parameter of the caller, for the exception.</param>
    /// <exception cref="ArgumentException">The options are not valid. The message names each error.</exception>
    internal static CallSettings Create(Action<LiveChatCallOptions> configure, CallSettings settings, string parameterName)
    {
        Argument.NotNull(configure, parameterName);
        var options = new LiveChatCallOptions();
        configure(options);
        options.Freeze();
        IReadOnlyList<string> failures = LiveChatClientOptionsValidator.Validate(options);
        return failures.Count == 0 ? options.ApplyTo(settings) : throw new ArgumentException(string.Join(" ", failures), parameterName);
    }

    private void Freeze()
    {
        _isFrozen = true;
        Headers = new ReadOnlyDictionary<string, string>(new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase));
    }

    private CallSettings ApplyTo(CallSettings settings) => new(settings.Time)
    {
        Timeout = Timeout ?? settings.Timeout,
        TimeoutName = Timeout is null ? settings.TimeoutName : $"{nameof(LiveChatCallOptions)}.{nameof(Timeout)}",
        AttemptTimeout = AttemptTimeout ?? settings.AttemptTimeout,
        AttemptTimeoutName = AttemptTimeout is null ? settings.AttemptTimeoutName : $"{nameof(LiveChatCallOptions)}.{nameof(AttemptTimeout)}",
        MaxAttempts = MaxAttempts ?? settings.MaxAttempts,
        IsStrict = StrictJson ?? settings.IsStrict,
        Headers = [.. settings.Headers.Where(header => !Headers.ContainsKey(header.Key)), .. Headers],
        OnResponse = settings.OnResponse + OnResponse,
    };

    private void Set<T>(ref T field, T value) => field = _isFrozen
        ? throw new InvalidOperationException("The options are frozen, because a view has been created from them. Call WithOptions again for other options.")
        : value;
}
