using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The part of the product that a <see cref="LanguageText"/> belongs to: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<LanguageCategory>))]
public readonly partial struct LanguageCategory
{
    /// <summary><c>buttons</c>: buttons.</summary>
    [Value("buttons")]
    public static partial LanguageCategory Buttons { get; }

    /// <summary><c>fields</c>: fields of forms.</summary>
    [Value("fields")]
    public static partial LanguageCategory Fields { get; }

    /// <summary><c>prompts</c>: prompts.</summary>
    [Value("prompts")]
    public static partial LanguageCategory Prompts { get; }

    /// <summary><c>systemMessages</c>: messages of the system in a chat.</summary>
    [Value("systemMessages")]
    public static partial LanguageCategory SystemMessages { get; }

    /// <summary><c>audioChat</c>: audio chats.</summary>
    [Value("audioChat")]
    public static partial LanguageCategory AudioChat { get; }

    /// <summary><c>videoChat</c>: video chats.</summary>
    [Value("videoChat")]
    public static partial LanguageCategory VideoChat { get; }

    /// <summary><c>screenSharing</c>: screen sharing.</summary>
    [Value("screenSharing")]
    public static partial LanguageCategory ScreenSharing { get; }

    /// <summary><c>transcriptEmail</c>: the e-mail with a transcript.</summary>
    [Value("transcriptEmail")]
    public static partial LanguageCategory TranscriptEmail { get; }

    /// <summary><c>mobile</c>: the chat window on mobile devices.</summary>
    [Value("mobile")]
    public static partial LanguageCategory Mobile { get; }

    /// <summary><c>embedded</c>: the embedded chat window.</summary>
    [Value("embedded")]
    public static partial LanguageCategory Embedded { get; }

    /// <summary><c>chatbot</c>: the chatbot.</summary>
    [Value("chatbot")]
    public static partial LanguageCategory Chatbot { get; }
}
