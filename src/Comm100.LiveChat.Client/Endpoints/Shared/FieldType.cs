using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The type of a <see cref="Field"/>: an open enum that keeps unknown strings (API document, section "Field Type"). The first sixteen are
/// the system fields.
/// </summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<FieldType>))]
public readonly partial struct FieldType
{
    /// <summary><c>name</c>: the name of the visitor, in pre-chat and offline message forms only.</summary>
    [Value("name")]
    public static partial FieldType Name { get; }

    /// <summary><c>email</c>: the e-mail address of the visitor, in pre-chat and offline message forms only.</summary>
    [Value("email")]
    public static partial FieldType Email { get; }

    /// <summary><c>phone</c>: the phone number of the visitor, in pre-chat and offline message forms only.</summary>
    [Value("phone")]
    public static partial FieldType Phone { get; }

    /// <summary><c>company</c>: the company of the visitor, in pre-chat and offline message forms only.</summary>
    [Value("company")]
    public static partial FieldType Company { get; }

    /// <summary><c>product</c>: the product or service, in pre-chat forms only.</summary>
    [Value("product")]
    public static partial FieldType Product { get; }

    /// <summary><c>department</c>: the department, in pre-chat and offline message forms only.</summary>
    [Value("department")]
    public static partial FieldType Department { get; }

    /// <summary><c>ticket</c>: the ticket, in pre-chat and offline message forms only.</summary>
    [Value("ticket")]
    public static partial FieldType Ticket { get; }

    /// <summary><c>rating</c>: the rating of the chat, in post-chat forms only.</summary>
    [Value("rating")]
    public static partial FieldType Rating { get; }

    /// <summary><c>comment</c>: the remark on the chat, in post-chat forms only.</summary>
    [Value("comment")]
    public static partial FieldType Comment { get; }

    /// <summary><c>subject</c>: the subject of the message, in offline message forms only.</summary>
    [Value("subject")]
    public static partial FieldType Subject { get; }

    /// <summary><c>content</c>: the text of the message, in offline message forms only.</summary>
    [Value("content")]
    public static partial FieldType Content { get; }

    /// <summary><c>attachment</c>: a file with the message, in offline message forms only.</summary>
    [Value("attachment")]
    public static partial FieldType Attachment { get; }

    /// <summary><c>cardNumber</c>: the number of a payment card, in secure forms only.</summary>
    [Value("cardNumber")]
    public static partial FieldType CardNumber { get; }

    /// <summary><c>expirationDate</c>: the date at which a payment card expires, in secure forms only.</summary>
    [Value("expirationDate")]
    public static partial FieldType ExpirationDate { get; }

    /// <summary><c>cscOrCvv</c>: the security code of a payment card, in secure forms only.</summary>
    [Value("cscOrCvv")]
    public static partial FieldType CscOrCvv { get; }

    /// <summary><c>nameOnCard</c>: the name on a payment card, in secure forms only.</summary>
    [Value("nameOnCard")]
    public static partial FieldType NameOnCard { get; }

    /// <summary><c>text</c>: a line of text.</summary>
    [Value("text")]
    public static partial FieldType Text { get; }

    /// <summary><c>textarea</c>: a text of several lines.</summary>
    [Value("textarea")]
    public static partial FieldType Textarea { get; }

    /// <summary><c>radio</c>: a choice of one, all choices shown; see <see cref="Field.Options"/>.</summary>
    [Value("radio")]
    public static partial FieldType Radio { get; }

    /// <summary><c>checkbox</c>: one box to check.</summary>
    [Value("checkbox")]
    public static partial FieldType Checkbox { get; }

    /// <summary><c>select</c>: a choice of one from a drop-down list; see <see cref="Field.Options"/>.</summary>
    [Value("select")]
    public static partial FieldType Select { get; }

    /// <summary><c>checkboxList</c>: a choice of several; see <see cref="Field.Options"/>.</summary>
    [Value("checkboxList")]
    public static partial FieldType CheckboxList { get; }
}
