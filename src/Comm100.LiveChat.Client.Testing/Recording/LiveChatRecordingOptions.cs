namespace Comm100.LiveChat.Client.Testing;

/// <summary>Options of <see cref="LiveChatFake.RecordAsync"/>.</summary>
public sealed class LiveChatRecordingOptions
{
    /// <summary>Gets or sets the loopback port that the recorder listens on, 0 to 65535.</summary>
    /// <value>0 by default: any free port.</value>
    public int Port { get; set; }

    /// <summary>Gets or sets the maximum duration of a response of the service. After it, the client gets 504, and nothing is recorded.</summary>
    /// <value>100 seconds by default.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>Gets the names of additional JSON fields and query parameters whose values are replaced, in any case: for example custom fields, such as <c>customerNumber</c>.</summary>
    /// <value>Empty by default. For the values that are always replaced, see <see cref="LiveChatFake.RecordAsync"/>.</value>
    public ISet<string> PersonalFields { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets or sets the clock for the time of each recorded response.</summary>
    /// <value><see cref="TimeProvider.System"/> by default.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
