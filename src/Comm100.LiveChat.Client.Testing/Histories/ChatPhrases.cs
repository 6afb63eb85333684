namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>The names and messages of fictitious visitors and agents.</summary>
internal static class ChatPhrases
{
    public static readonly string[] FirstNames =
        ["Anna", "Ben", "Clara", "Daniel", "Elif", "Felix", "Grace", "Hugo", "Ines", "Jonas", "Kim", "Lena", "Marco", "Nora", "Omar", "Paula"];

    public static readonly string[] LastNames =
        ["Testman", "Sampleton", "Exampler", "Mockford", "Fakenham", "Dummyson", "Placeholt", "Specimo"];

    public static readonly string[] Questions =
    [
        "Hello, where is my parcel?",
        "Hi, I would like a copy of my invoice.",
        "Can I change the delivery address of my order?",
        "The article arrived damaged. What can I do?",
        "How do I reset my password?",
        "Do you deliver to Switzerland?",
        "Is the blue one in stock again?",
        "I was charged twice for one order.",
    ];

    public static readonly string[] AgentReplies =
    [
        "Let me look that up for you, one moment please.",
        "I am sorry to hear that. I take care of it.",
        "Thank you for waiting. I have found your order.",
        "Certainly, I have changed it for you.",
        "You get an e-mail with the details in a few minutes.",
        "That takes two to three working days.",
    ];

    public static readonly string[] VisitorReplies =
    [
        "Thank you!",
        "My order number is 10-4711.",
        "Great, that helps a lot.",
        "And how long will that take?",
        "I see. Could you send it by e-mail?",
    ];

    public static readonly string[] Comments =
        ["Very friendly and quick.", "My question was answered.", "It took a little long.", "All good."];

    public static readonly string[] Files = ["invoice.pdf", "photo-of-damage.jpg", "screenshot.png", "order-confirmation.pdf"];

    public static readonly string[] Levels = ["gold", "silver", "new"];

    public static readonly string[] AgentMessages =
    [
        "Can you take over a chat about invoices?",
        "Sure, send it over.",
        "The shop is slow again, please tell visitors.",
        "Thanks for the hint.",
        "Who knows the status of order 10-4711?",
        "Billing is looking at it right now.",
    ];
}
