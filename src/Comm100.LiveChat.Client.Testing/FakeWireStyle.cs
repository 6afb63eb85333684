namespace Comm100.LiveChat.Client.Testing;

/// <summary>How a <see cref="LiveChatFake"/> writes its answers. What they say is the same in both styles, and requests are read alike.</summary>
public enum FakeWireStyle
{
    /// <summary>To the letter of the API document.</summary>
    Documented,

    /// <summary>As running services were seen to write: with other spellings of members and values, numbers as texts, links of many
    /// forms, times of several forms, nulls, unknown members, errors of other shapes, and so on. Which of them an answer shows
    /// depends on the seed and on what is asked for, so that a request gives the same each time.</summary>
    Observed,
}
